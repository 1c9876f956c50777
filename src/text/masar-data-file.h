/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-lexicon.h"

G_BEGIN_DECLS

/**
 * MasarDataFile:
 *
 * A JSON file of language or topic while it is being read: it knows where each object stands, so that a fault is told
 * by its place.  One thread.
 */
typedef struct _MasarDataFile MasarDataFile;

MasarDataFile *masar_data_file_new (const char *where, GBytes *json, GError **error);
void masar_data_file_free (MasarDataFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MasarDataFile, masar_data_file_free)

JsonNode *masar_data_file_get_root (const MasarDataFile *self);

gboolean masar_data_file_fail (const MasarDataFile *self,
                               JsonObject *object,
                               const char *path,
                               const char *expected,
                               const char *found,
                               GError **error);
gboolean masar_data_file_fail_node (const MasarDataFile *self,
                                    JsonObject *object,
                                    const char *path,
                                    const char *expected,
                                    JsonNode *node,
                                    GError **error);

/**
 * MasarDataFileRead:
 * @where: what to call the file in messages
 * @json: its content
 *
 * Takes a file of data.
 *
 * Returns: %FALSE with an error when it is at fault
 */
typedef gboolean (*MasarDataFileRead) (gpointer user_data, const char *where, GBytes *json, GError **error);

gboolean masar_data_file_read_resources (GResource *resource,
                                         const char *folder,
                                         MasarDataFileRead read,
                                         gpointer user_data,
                                         GError **error);
void masar_data_file_read_folder (const char *folder, MasarDataFileRead read, gpointer user_data, GPtrArray *problems);

gboolean masar_data_node_holds (JsonNode *node, GType type);

G_END_DECLS
