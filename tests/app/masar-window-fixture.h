/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-app-fixture.h"
#include "masar-application.h"
#include "masar-window.h"

/* A window beside the small corpus, in either direction of the text. */

typedef struct
{
  MasarAppFixture corpus;
  MasarWindow *window;
} MasarWindowFixture;

static inline void
masar_window_fixture_set_up (MasarWindowFixture *self, GtkTextDirection direction)
{
  masar_app_fixture_set_up (&self->corpus);
  gtk_widget_set_default_direction (direction);
  self->window = MASAR_WINDOW (masar_window_new (ADW_APPLICATION (g_application_get_default ())));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1280, 800);
  gtk_window_present (GTK_WINDOW (self->window));
}

static inline void
masar_window_fixture_tear_down (MasarWindowFixture *self)
{
  g_object_ref (self->window);
  gtk_window_destroy (GTK_WINDOW (self->window));
  /* Idle work of the toolkit may still hold it. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->window);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  masar_app_fixture_tear_down (&self->corpus);
}

/* The first of that type below @widget. */
static inline gpointer
masar_window_fixture_find (gpointer widget, GType type)
{
  g_autoptr (GPtrArray) found = masar_app_find (widget, type);

  g_assert_cmpuint (found->len, >=, 1);
  return g_ptr_array_index (found, 0);
}

static inline void
masar_window_fixture_activate (MasarWindowFixture *self, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), action, NULL));
}

/* An application of its own, in which windows can be made. */
static inline MasarApplication *
masar_window_fixture_new_application (void)
{
  MasarApplication *application = masar_application_new ();
  g_autoptr (GError) error = NULL;

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  return application;
}
