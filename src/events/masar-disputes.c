/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-events"

#include "masar-edtf.h"
#include "masar-happening.h"

#include <string.h>

/* Where the evidence of an event disagrees: numbers, days, doers, and an assertion against its denial.
 *
 * A number is held for what its words leave open: "at least five" does not contradict seven, nor do five soldiers
 * contradict seven people, if another source tells that five of the seven were soldiers.  What one article corrects in
 * its own text is no dispute: two must disagree. */

/* "About five" may be off by so much. */
#define ABOUT_SHARE 0.25

typedef char *(*DupValue) (const MasarNames *names, const MasarMention *mention);

static int
get_count (const MasarMention *mention, MasarHarm harm)
{
  return harm == MASAR_HARM_KILLED ? mention->killed : mention->wounded;
}

/* How exact the sum of a kind of harm is told: as its least exact part. */
static MasarExactness
get_exactness (const MasarMention *mention, MasarHarm harm)
{
  MasarExactness exactness = MASAR_EXACTNESS_EXACT;

  for (guint i = 0; i < mention->n_casualties; i++)
    if (mention->casualties[i].harm == harm && mention->casualties[i].exactness != MASAR_EXACTNESS_EXACT
        && mention->casualties[i].exactness != MASAR_EXACTNESS_NONE)
      exactness = mention->casualties[i].exactness;
  return exactness;
}

/* The numbers that the words leave open, both included. */
static void
get_bounds (const MasarMention *mention, MasarHarm harm, int *least, int *most)
{
  const int count = get_count (mention, harm);
  const int off = MAX ((int) (count * ABOUT_SHARE), 1);

  *least = *most = count;
  switch (get_exactness (mention, harm))
    {
    case MASAR_EXACTNESS_AT_LEAST:
      *most = G_MAXINT;
      break;
    case MASAR_EXACTNESS_MORE_THAN:
      *least = count + 1;
      *most = G_MAXINT;
      break;
    case MASAR_EXACTNESS_AT_MOST:
      *least = 0;
      break;
    case MASAR_EXACTNESS_ABOUT:
      *least = count - off;
      *most = count + off;
      break;
    case MASAR_EXACTNESS_EXACT:
    case MASAR_EXACTNESS_NONE:
    default:
      break;
    }
}

static gboolean
is_part_of (const MasarMention *part, const MasarMention *whole, MasarHarm harm)
{
  for (guint i = 0; i < whole->n_casualties; i++)
    if (whole->casualties[i].harm == harm && whole->casualties[i].count == get_count (part, harm))
      return get_count (part, harm) < get_count (whole, harm);
  return FALSE;
}

static gboolean
counts_agree (const MasarMention *a, const MasarMention *b, MasarHarm harm)
{
  int least_a, most_a, least_b, most_b;

  get_bounds (a, harm, &least_a, &most_a);
  get_bounds (b, harm, &least_b, &most_b);
  return (least_a <= most_b && least_b <= most_a) || is_part_of (a, b, harm) || is_part_of (b, a, harm);
}

static gboolean
killed_agree (const MasarMention *a, const MasarMention *b)
{
  return counts_agree (a, b, MASAR_HARM_KILLED);
}

static gboolean
wounded_agree (const MasarMention *a, const MasarMention *b)
{
  return counts_agree (a, b, MASAR_HARM_WOUNDED);
}

/* Signs before a number that is not exact, for readers of any language. */
static char *
dup_count (const MasarMention *mention, MasarHarm harm)
{
  static const char *const signs[] = { "", "≥", "~", ">", "≤", "" };
  const int count = get_count (mention, harm);

  return count == MASAR_UNKNOWN ? NULL : g_strdup_printf ("%s%d", signs[get_exactness (mention, harm)], count);
}

static char *
dup_killed (const MasarNames *names, const MasarMention *mention)
{
  return dup_count (mention, MASAR_HARM_KILLED);
}

static char *
dup_wounded (const MasarNames *names, const MasarMention *mention)
{
  return dup_count (mention, MASAR_HARM_WOUNDED);
}

static char *
dup_date (const MasarNames *names, const MasarMention *mention)
{
  if (mention->reported || masar_span_is_open (mention->when.span))
    return NULL;
  return masar_edtf_format (mention->when.span, FALSE);
}

/* Two spans of which one holds the other are no dispute: one source is only less exact. */
static gboolean
dates_agree (const MasarMention *a, const MasarMention *b)
{
  return masar_span_contains (a->when.span, b->when.span) || masar_span_contains (b->when.span, a->when.span);
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
  if (mention->modality > MASAR_MODALITY_DENIED)
    return NULL;
  return g_strdup (mention->modality == MASAR_MODALITY_DENIED ? "denied" : "asserted");
}

static const struct
{
  const char *what;
  DupValue dup_value;
  gboolean (*agree) (const MasarMention *a, const MasarMention *b); /* though the values differ; or NULL */
  gboolean if_denied;                                               /* what is denied, or only thought of, counts too */
} aspects[] = {
  { "killed", dup_killed, killed_agree, FALSE }, { "wounded", dup_wounded, wounded_agree, FALSE },
  { "date", dup_date, dates_agree, FALSE },      { "actor", dup_actor, NULL, FALSE },
  { "assertion", dup_assertion, NULL, TRUE },
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

static const MasarEvidence *
get_evidence (const MasarEventRecord *event, const GArray *indexes, guint position)
{
  return &g_array_index (event->evidence, MasarEvidence, g_array_index (indexes, guint, position));
}

/* Whether the two values are not of one article alone. */
static gboolean
are_of_two_articles (const MasarEventRecord *event, const GArray *a, const GArray *b)
{
  const int article = get_evidence (event, a, 0)->article;

  for (guint i = 0; i < a->len; i++)
    if (get_evidence (event, a, i)->article != article)
      return TRUE;
  for (guint i = 0; i < b->len; i++)
    if (get_evidence (event, b, i)->article != article)
      return TRUE;
  return FALSE;
}

static gboolean
is_dispute (const MasarEventRecord *event, guint aspect, const GPtrArray *evidence)
{
  for (guint i = 0; i < evidence->len; i++)
    for (guint j = i + 1; j < evidence->len; j++)
      {
        const GArray *a = g_ptr_array_index (evidence, i);
        const GArray *b = g_ptr_array_index (evidence, j);

        if ((aspects[aspect].agree == NULL
             || !aspects[aspect].agree (&get_evidence (event, a, 0)->values, &get_evidence (event, b, 0)->values))
            && are_of_two_articles (event, a, b))
          return TRUE;
      }
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
      g_autofree char *value = NULL;
      guint position;

      if (!aspects[aspect].if_denied && piece->values.modality > MASAR_MODALITY_REPORTED)
        continue;
      value = aspects[aspect].dup_value (names, &piece->values);
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
  if (is_dispute (event, aspect, evidence))
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
