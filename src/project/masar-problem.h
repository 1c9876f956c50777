/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MasarProblem:
 *
 * A file or record that could not be read, and why.
 */
#define MASAR_TYPE_PROBLEM (masar_problem_get_type ())
G_DECLARE_FINAL_TYPE (MasarProblem, masar_problem, MASAR, PROBLEM, GObject)

MasarProblem *masar_problem_new (const char *file, const GError *error);
const char *masar_problem_get_file (MasarProblem *self);
const GError *masar_problem_get_error (MasarProblem *self);

G_END_DECLS
