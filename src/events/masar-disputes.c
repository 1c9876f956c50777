/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-edtf.h"
#include "masar-happening.h"

#include <string.h>

/* Where the evidence of an event disagrees: numbers, days, doers, and an assertion against its denial. */

typedef char *(*DupValue) (const MasarNames *names, const MasarMention *mention);

static char *
dup_killed (const MasarNames *names, const MasarMention *mention)
{
  return mention->killed == MASAR_UNKNOWN ? NULL : g_strdup_printf ("%d", mention->killed);
}

static char *
dup_wounded (const MasarNames *names, const MasarMention *mention)
{
  return mention->wounded == MASAR_UNKNOWN ? NULL : g_strdup_printf ("%d", mention->wounded);
}

static char *
dup_date (const MasarNames *names, const MasarMention *mention)
{
  if (mention->reported || masar_span_is_open (mention->when.span))
    return NULL;
  return masar_edtf_format (mention->when.span, FALSE);
}

static char *
dup_actor (const MasarNames *names, const MasarMention *mention)
{
  const char *party = masar_names_get_party (names, mention->actor);

  if (party == NULL || g_str_equal (party, "armed") || g_str_equal (party, "coalition")
      || mention->type == MASAR_EVENT_TALKS)
    return NULL;
  return g_strdup (mention->actor);
}

static char *
dup_assertion (const MasarNames *names, const MasarMention *mention)
{
  return g_strdup (mention->modality == MASAR_MODALITY_DENIED ? "denied" : "asserted");
}

static const struct
{
  const char *what;
  DupValue dup_value;
} aspects[] = {
  { "killed", dup_killed }, { "wounded", dup_wounded },     { "date", dup_date },
  { "actor", dup_actor },   { "assertion", dup_assertion },
};

static void
add_dispute (MasarRecords *records, MasarEventRecord *event, const char *what, GPtrArray *values, GPtrArray *evidence)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (MasarDisputeValue));
  MasarDispute dispute = { .what = masar_records_intern (records, what), .n_values = values->len };

  for (guint i = 0; i < values->len; i++)
    {
      const GArray *indexes = g_ptr_array_index (evidence, i);
      const MasarDisputeValue value = {
        .value = masar_records_intern (records, g_ptr_array_index (values, i)),
        .n_evidence = indexes->len,
        .evidence = masar_records_copy (records, indexes->data, indexes->len * sizeof (guint)),
      };

      g_array_append_val (all, value);
    }
  dispute.values = masar_records_copy (records, all->data, all->len * sizeof (MasarDisputeValue));
  g_array_append_val (event->disputes, dispute);
}

/* Two spans of which one holds the other are no dispute: one source is only less exact. */
static gboolean
dates_agree (const MasarEventRecord *event, const GArray *a, const GArray *b)
{
  const MasarSpan x = g_array_index (event->evidence, MasarEvidence, g_array_index (a, guint, 0)).values.when.span;
  const MasarSpan y = g_array_index (event->evidence, MasarEvidence, g_array_index (b, guint, 0)).values.when.span;

  return masar_span_contains (x, y) || masar_span_contains (y, x);
}

static gboolean
is_dispute (const MasarEventRecord *event, const char *what, const GPtrArray *evidence)
{
  if (evidence->len < 2)
    return FALSE;
  if (!g_str_equal (what, "date"))
    return TRUE;
  for (guint i = 0; i < evidence->len; i++)
    for (guint j = i + 1; j < evidence->len; j++)
      if (!dates_agree (event, g_ptr_array_index (evidence, i), g_ptr_array_index (evidence, j)))
        return TRUE;
  return FALSE;
}

static void
add_aspect (const MasarNames *names, MasarRecords *records, MasarEventRecord *event, guint aspect)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) evidence = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < event->evidence->len; i++)
    {
      const MasarEvidence *piece = &g_array_index (event->evidence, MasarEvidence, i);
      g_autofree char *value = aspects[aspect].dup_value (names, &piece->values);
      guint position;

      if (value == NULL)
        continue;
      if (!g_ptr_array_find_with_equal_func (values, value, g_str_equal, &position))
        {
          position = values->len;
          g_ptr_array_add (values, g_steal_pointer (&value));
          g_ptr_array_add (evidence, g_array_new (FALSE, FALSE, sizeof (guint)));
        }
      g_array_append_val ((GArray *) g_ptr_array_index (evidence, position), i);
    }
  if (is_dispute (event, aspects[aspect].what, evidence))
    add_dispute (records, event, aspects[aspect].what, values, evidence);
}

/**
 * masar_event_add_disputes:
 * @event: an event whose evidence is complete
 *
 * Notes where the evidence of @event disagrees.
 */
void
masar_event_add_disputes (const MasarNames *names, MasarRecords *records, MasarEventRecord *event)
{
  for (guint i = 0; i < G_N_ELEMENTS (aspects); i++)
    add_aspect (names, records, event, i);
}
