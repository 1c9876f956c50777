/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-look.h"
#include "masar-phrases.h"
#include "masar-settings.h"
#include "masar-test.h"

/* What the user chose is there at the next start, whatever else the file holds. */

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = masar_test_new_folder ();
  fixture->path = g_build_filename (fixture->folder, "masar", "window.ini", NULL);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  masar_test_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_kept (Fixture *fixture, gconstpointer data)
{
  MasarSettings *first = masar_settings_new (fixture->path);
  MasarSettings *second;
  guint n = 0;

  g_assert_false (masar_settings_get_hijri (first));
  g_assert_false (masar_settings_get_fold (first));
  g_assert_cmpint (masar_settings_get_month_names (first), ==, MASAR_MONTH_NAMES_BOTH);
  g_assert_cmpstr (masar_settings_get_topic (first), ==, MASAR_TOPIC_DEFAULT);
  g_signal_connect_swapped (first, "notify", G_CALLBACK (count_cb), &n);
  g_object_set (first, "hijri", TRUE, "european-digits", TRUE, "month-names", "egyptian", "topic", "red-sea", "fold",
                TRUE, NULL);
  g_assert_cmpuint (n, ==, 5);
  /* What is so already, or nothing, is no change. */
  g_object_set (first, "hijri", TRUE, "month-names", "unheard of", "topic", "red-sea", NULL);
  g_assert_cmpuint (n, ==, 5);

  second = masar_settings_new (fixture->path);
  g_assert_true (masar_settings_get_hijri (second));
  g_assert_true (masar_settings_get_european_digits (second));
  g_assert_true (masar_settings_get_fold (second));
  g_assert_cmpint (masar_settings_get_month_names (second), ==, MASAR_MONTH_NAMES_EGYPTIAN);
  g_assert_cmpstr (masar_settings_get_topic (second), ==, "red-sea");
  g_assert_finalize_object (first);
  g_assert_finalize_object (second);
}

/* Time runs as the interface does, unless it was turned: then so in every language. */
static void
test_direction (Fixture *fixture, gconstpointer data)
{
  MasarSettings *settings = masar_settings_new (fixture->path);

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  g_assert_true (masar_settings_get_right_to_left (settings));
  g_object_set (settings, "right-to-left", FALSE, NULL);
  g_object_set (settings, "right-to-left", TRUE, NULL);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  g_assert_false (masar_settings_get_right_to_left (settings));
  g_object_set (settings, "right-to-left", TRUE, NULL);
  g_assert_finalize_object (settings);
  settings = masar_settings_new (fixture->path);
  g_assert_true (masar_settings_get_right_to_left (settings));
  g_assert_finalize_object (settings);
}

static void
test_bad_file (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "", "no keys", "[calendar]\nhijri=perhaps\nmonth-names=3\n[window]\ntopic=\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *folder = g_path_get_dirname (fixture->path);
      MasarSettings *settings;

      g_mkdir_with_parents (folder, 0700);
      g_assert_true (g_file_set_contents (fixture->path, texts[i], -1, NULL));
      settings = masar_settings_new (fixture->path);
      g_assert_false (masar_settings_get_hijri (settings));
      g_assert_cmpint (masar_settings_get_month_names (settings), ==, MASAR_MONTH_NAMES_BOTH);
      g_assert_cmpstr (masar_settings_get_topic (settings), ==, MASAR_TOPIC_DEFAULT);
      g_assert_finalize_object (settings);
    }
}

static void
test_foreign_keys (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *text = NULL;
  MasarSettings *settings;

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (fixture->path, "# mine\n[later]\nkey=value\n", -1, NULL));
  settings = masar_settings_new (fixture->path);
  g_object_set (settings, "hijri", TRUE, NULL);
  g_assert_finalize_object (settings);
  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "# mine"));
  g_assert_nonnull (strstr (text, "key=value"));
}

/* Window, briefing, print and export all take their look from here. */
static void
test_look (Fixture *fixture, gconstpointer data)
{
  MasarSettings *settings = masar_settings_get_default ();
  MasarStyle style;
  MasarWords words;

  g_object_set (settings, "hijri", TRUE, "month-names", "egyptian", NULL);
  masar_look_init (&style, &words, MASAR_THEME_PRINT);
  g_assert_true (style.words == &words);
  g_assert_true (style.hijri);
  g_assert_cmpint (words.dates.month_names, ==, MASAR_MONTH_NAMES_EGYPTIAN);
  g_assert_cmpint (masar_phrase_get_date_style ().month_names, ==, MASAR_MONTH_NAMES_EGYPTIAN);
  g_object_set (settings, "hijri", FALSE, "month-names", "both", NULL);
  /* A line of text has one name of a month. */
  g_assert_cmpint (masar_phrase_get_date_style ().month_names, ==, MASAR_MONTH_NAMES_LEVANTINE);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/settings/kept", Fixture, NULL, fixture_set_up, test_kept, fixture_tear_down);
  g_test_add ("/settings/direction", Fixture, NULL, fixture_set_up, test_direction, fixture_tear_down);
  g_test_add ("/settings/bad-file", Fixture, NULL, fixture_set_up, test_bad_file, fixture_tear_down);
  g_test_add ("/settings/foreign-keys", Fixture, NULL, fixture_set_up, test_foreign_keys, fixture_tear_down);
  g_test_add ("/settings/look", Fixture, NULL, fixture_set_up, test_look, fixture_tear_down);
  return g_test_run ();
}
