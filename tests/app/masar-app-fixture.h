/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-project.h"
#include "masar-test.h"

#include <adwaita.h>
#include <string.h>

/* A small corpus of invented articles: three outlets tell of one storm, two of them of a ship; the numbers of the storm
 * differ, and the ship may answer to it. */

typedef struct
{
  char *folder;
  MasarProject *project;
} MasarAppFixture;

#define MASAR_APP_N_ARTICLES 4
#define MASAR_APP_N_EVENTS 5

/* Events by position. */
#define MASAR_APP_STORM 0
#define MASAR_APP_SHIP 1
#define MASAR_APP_TALKS 2
#define MASAR_APP_OLD 3
#define MASAR_APP_UNDATED 4

static const char *const masar_app_texts[MASAR_APP_N_ARTICLES] = {
  "القائمة الرئيسية\nعاصفة تضرب الميناء\nقال ناطق باسم المرفأ إن العاصفة ضربت الميناء يوم الأحد وأصابت سبعة. وتابع "
  "غيره.\n"
  "ووصلت السفينة بعدها بيومين.\n",
  "عاصفة عنيفة\nضربت العاصفة الميناء يوم الأحد وأصيب خمسة.\n",
  "خبر ثالث\nأفاد مراسلنا أن العاصفة ضربت الميناء. ورست السفينة.\n",
  "خبر رابع\nلا شيء يذكر.\n",
};

static inline void
masar_app_fixture_read (MasarRecords *records, const char *line)
{
  g_autoptr (GError) error = NULL;

  masar_records_read_line (records, line, -1, "test", &error);
  g_assert_no_error (error);
}

static inline void
masar_app_fixture_add_article (MasarAppFixture *self,
                               MasarRecords *records,
                               guint position,
                               const char *outlet,
                               const char *edtf)
{
  const char *text = masar_app_texts[position];
  g_autofree char *id = g_strdup_printf ("article-%u", position);
  g_autofree char *name = g_strconcat (id, ".txt", NULL);
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  g_autofree char *title = g_strndup (text, strchr (text, '\n') - text);
  g_autofree char *line =
      g_strdup_printf ("{\"record\":\"article\",\"id\":\"%s\",\"uri\":\"%s\",\"sha256\":\"%s\",\"encoding\":\"UTF-8\","
                       "\"title\":{\"text\":\"%s\",\"start\":0,\"end\":%u},\"outlet\":\"%s\","
                       "\"published\":{\"edtf\":\"%s\",\"basis\":\"stated\"}}",
                       id, uri, sum, title, (guint) strlen (title), outlet, edtf);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  masar_app_fixture_read (records, line);
}

/* A piece of evidence: the words of the article that tell of the event. */
static inline char *
masar_app_fixture_evidence (guint article, const char *words, const char *more)
{
  const char *text = masar_app_texts[article];
  const char *found = strstr (text, words);

  g_assert_nonnull (found);
  return g_strdup_printf ("{\"article\":\"article-%u\",\"start\":%u,\"end\":%u,\"modality\":\"asserted\"%s}", article,
                          (guint) (found - text), (guint) (found - text + strlen (words)), more);
}

static inline void
masar_app_fixture_add_events (MasarRecords *records)
{
  g_autofree char *first =
      masar_app_fixture_evidence (0, "العاصفة ضربت الميناء يوم الأحد وأصابت سبعة",
                                  ",\"wounded\":7,\"says\":[{\"who\":\"ناطق\",\"start\":0,\"end\":1}]");
  g_autofree char *second =
      masar_app_fixture_evidence (1, "ضربت العاصفة الميناء يوم الأحد وأصيب خمسة", ",\"wounded\":5");
  g_autofree char *third = masar_app_fixture_evidence (2, "العاصفة ضربت الميناء", "");
  g_autofree char *ship_first = masar_app_fixture_evidence (0, "ووصلت السفينة بعدها بيومين", "");
  g_autofree char *ship_second = masar_app_fixture_evidence (2, "ورست السفينة", "");
  g_autofree char *storm = g_strdup_printf (
      "{\"record\":\"event\",\"id\":\"storm\",\"type\":\"attack\",\"kind\":\"rocket\",\"title\":\"عاصفة\","
      "\"edtf\":\"2024-08-04\",\"place\":\"الميناء\",\"sources\":3,\"evidence\":[%s,%s,%s],\"disputes\":[{\"what\":"
      "\"wounded\","
      "\"values\":[{\"value\":7,\"evidence\":[0]},{\"value\":5,\"evidence\":[1]}]}]}",
      first, second, third);
  g_autofree char *ship = g_strdup_printf (
      "{\"record\":\"event\",\"id\":\"ship\",\"type\":\"strike\",\"title\":\"سفينة\",\"edtf\":\"2024-08-06\","
      "\"sources\":2,\"evidence\":[%s,%s],\"disputes\":[]}",
      ship_first, ship_second);
  g_autofree char *rest = masar_app_fixture_evidence (3, "لا شيء يذكر", "");

  masar_app_fixture_read (records, storm);
  masar_app_fixture_read (records, ship);
  for (guint i = MASAR_APP_TALKS; i < MASAR_APP_N_EVENTS; i++)
    {
      static const char *const dates[] = { "\"2024-08-08\"", "\"2014\"", "null" };
      g_autofree char *line =
          g_strdup_printf ("{\"record\":\"event\",\"id\":\"rest-%u\",\"type\":\"%s\",\"title\":\"حدث %u\","
                           "\"edtf\":%s,\"sources\":1,\"evidence\":[%s],\"disputes\":[]}",
                           i, i == MASAR_APP_OLD ? "context" : "talks", i, dates[i - MASAR_APP_TALKS], rest);

      masar_app_fixture_read (records, line);
    }
  masar_app_fixture_read (records, "{\"record\":\"link\",\"kind\":\"response\",\"from\":\"ship\",\"to\":\"storm\","
                                   "\"modality\":\"possible\",\"evidence\":[]}");
}

/* A plan, its postponement, and the round that was held then: «plan», «off» and «held». */
static inline void
masar_app_fixture_add_course (MasarRecords *records)
{
  static const char *const lines[] = {
    "{\"record\":\"article\",\"id\":\"a\",\"published\":{\"edtf\":\"2024-08-20\",\"basis\":\"stated\"}}",
    "{\"record\":\"event\",\"id\":\"plan\",\"type\":\"talks\",\"kind\":\"round\",\"title\":\"جولة\",\"edtf\":\"2024-08-"
    "08\","
    "\"evidence\":[{\"article\":\"a\",\"start\":0,\"end\":1,\"modality\":\"planned\",\"edtf\":\"2024-08-08\"}]}",
    "{\"record\":\"event\",\"id\":\"off\",\"type\":\"talks\",\"kind\":\"postponement\",\"title\":\"تأجيل\",\"edtf\":"
    "\"2024-08-07\","
    "\"evidence\":[{\"article\":\"a\",\"start\":0,\"end\":1,\"modality\":\"asserted\",\"edtf\":\"2024-08-07\"}]}",
    "{\"record\":\"event\",\"id\":\"held\",\"type\":\"talks\",\"kind\":\"round\",\"title\":\"جولة "
    "ثانية\",\"edtf\":\"2024-08-15\","
    "\"evidence\":[{\"article\":\"a\",\"start\":0,\"end\":1,\"modality\":\"asserted\",\"edtf\":\"2024-08-15\"}]}",
    "{\"record\":\"link\",\"kind\":\"postpones\",\"from\":\"off\",\"to\":\"plan\",\"modality\":\"asserted\","
    "\"evidence\":[]}",
    "{\"record\":\"link\",\"kind\":\"resets\",\"from\":\"off\",\"to\":\"held\",\"modality\":\"asserted\",\"evidence\":["
    "]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    masar_app_fixture_read (records, lines[i]);
}

static inline void
masar_app_fixture_set_up (MasarAppFixture *self)
{
  g_autoptr (MasarRecords) records = masar_records_new ();

  self->folder = masar_test_new_folder ();
  masar_app_fixture_add_article (self, records, 0, "الجريدة", "2024-08-05");
  masar_app_fixture_add_article (self, records, 1, "المجلة", "2024-08-06");
  masar_app_fixture_add_article (self, records, 2, "الإذاعة", "2024-08-07");
  masar_app_fixture_add_article (self, records, 3, "النشرة", "2024-08-09");
  masar_app_fixture_add_events (records);
  self->project = masar_project_new ();
  masar_project_set_records (self->project, records);
}

static inline void
masar_app_fixture_tear_down (MasarAppFixture *self)
{
  g_assert_finalize_object (g_steal_pointer (&self->project));
  masar_test_remove (self->folder);
  g_clear_pointer (&self->folder, g_free);
}

/* Runs what is waiting until @condition holds, for a minute at most. */
#define masar_app_wait_until(condition)                                                                                \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    const gint64 deadline = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;                                             \
    while (!(condition) && g_get_monotonic_time () < deadline)                                                         \
      {                                                                                                                \
        g_main_context_iteration (NULL, FALSE);                                                                        \
        g_usleep (1000);                                                                                               \
      }                                                                                                                \
    g_assert_true (condition);                                                                                         \
  }                                                                                                                    \
  G_STMT_END

/* Children, grandchildren … of that type, in the order of the tree. */
static inline void
masar_app_collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (G_TYPE_CHECK_INSTANCE_TYPE (child, type))
        g_ptr_array_add (found, child);
      masar_app_collect (child, type, found);
    }
}

static inline GPtrArray *
masar_app_find (GtkWidget *widget, GType type)
{
  GPtrArray *found = g_ptr_array_new ();

  masar_app_collect (widget, type, found);
  return found;
}

/* The label, or the line of a list, that shows @text, or NULL. */
static inline GtkWidget *
masar_app_find_label (GtkWidget *widget, const char *text)
{
  g_autoptr (GPtrArray) labels = masar_app_find (widget, GTK_TYPE_LABEL);
  g_autoptr (GPtrArray) lines = masar_app_find (widget, GTK_TYPE_INSCRIPTION);

  for (guint i = 0; i < lines->len; i++)
    {
      if (strstr (gtk_inscription_get_text (g_ptr_array_index (lines, i)), text) != NULL)
        return g_ptr_array_index (lines, i);
    }
  for (guint i = 0; i < labels->len; i++)
    {
      if (strstr (gtk_label_get_text (g_ptr_array_index (labels, i)), text) != NULL)
        return g_ptr_array_index (labels, i);
    }
  return NULL;
}

static inline GtkEventController *
masar_app_find_controller (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller;
    }
  g_assert_not_reached ();
}
