/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-welcome.h"

/* The page of the first run: what Masar is for, and three ways in. */

struct _MasarWelcome
{
  AdwBin parent_instance;

  GtkWidget *open_button;
};

G_DEFINE_FINAL_TYPE (MasarWelcome, masar_welcome, ADW_TYPE_BIN)

static gboolean
masar_welcome_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (MASAR_WELCOME (widget)->open_button);
}

static void
masar_welcome_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MASAR_TYPE_WELCOME);

  G_OBJECT_CLASS (masar_welcome_parent_class)->dispose (object);
}

static void
masar_welcome_class_init (MasarWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = masar_welcome_dispose;
  widget_class->grab_focus = masar_welcome_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/masar_app/Masar/masar-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, MasarWelcome, open_button);
}

static void
masar_welcome_init (MasarWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * masar_welcome_new:
 *
 * Returns: the page of the first run; its buttons activate `win.open`, `win.open-folder` and `win.open-sample`
 */
GtkWidget *
masar_welcome_new (void)
{
  return g_object_new (MASAR_TYPE_WELCOME, NULL);
}
