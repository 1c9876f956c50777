/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-app.h"
#include "masar-application.h"

int
main (int argc, char *argv[])
{
  g_autoptr (MasarApplication) application = NULL;

  masar_app_init_text ();
  application = masar_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
