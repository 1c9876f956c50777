/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-project"

#include "masar-problem.h"

/* Immutable; may be made on any thread. */

struct _MasarProblem
{
  GObject parent_instance;
  char *file;
  GError *error;
};

G_DEFINE_FINAL_TYPE (MasarProblem, masar_problem, G_TYPE_OBJECT)

static void
masar_problem_finalize (GObject *object)
{
  MasarProblem *self = MASAR_PROBLEM (object);

  g_clear_pointer (&self->file, g_free);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (masar_problem_parent_class)->finalize (object);
}

static void
masar_problem_class_init (MasarProblemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = masar_problem_finalize;
}

static void
masar_problem_init (MasarProblem *self)
{
}

/**
 * masar_problem_new:
 * @file: path of the file or folder
 * @error: what is wrong with it
 *
 * Returns: (transfer full): a problem
 */
MasarProblem *
masar_problem_new (const char *file, const GError *error)
{
  MasarProblem *self;

  g_return_val_if_fail (file != NULL && error != NULL, NULL);

  self = g_object_new (MASAR_TYPE_PROBLEM, NULL);
  self->file = g_strdup (file);
  self->error = g_error_copy (error);
  return self;
}

/**
 * masar_problem_get_file:
 *
 * Returns: (transfer none): path of the file or folder
 */
const char *
masar_problem_get_file (MasarProblem *self)
{
  g_return_val_if_fail (MASAR_IS_PROBLEM (self), NULL);

  return self->file;
}

/**
 * masar_problem_get_error:
 *
 * Returns: (transfer none): what is wrong: its place, what was expected, what was found
 */
const GError *
masar_problem_get_error (MasarProblem *self)
{
  g_return_val_if_fail (MASAR_IS_PROBLEM (self), NULL);

  return self->error;
}
