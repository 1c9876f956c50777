/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "masar-records.h"

G_BEGIN_DECLS

int masar_first_look (MasarRecords *records, MasarSpan *span);

G_END_DECLS
