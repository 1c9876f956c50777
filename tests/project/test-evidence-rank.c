/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-evidence-rank.h"
#include "masar-lens-fixture.h"

#define NOBODY ((MasarSpeakerRole) (-1))
#define ORIGINAL 0
#define COPY 2 /* of the articles of the fixture */

/* One piece of evidence; each row is better than all before it. */
typedef struct
{
  const char *name;
  int article;
  guint length;
  MasarSpeakerRole role; /* or NOBODY */
  MasarMention values;
} Row;

static const Row rows[] = {
  { "denied", ORIGINAL, 200, MASAR_SPEAKER_OFFICE, { .modality = MASAR_MODALITY_DENIED, .quoted = TRUE, .killed = 3 } },
  { "background", ORIGINAL, 200, MASAR_SPEAKER_OFFICE, { .background = TRUE, .quoted = TRUE } },
  { "headline", ORIGINAL, 200, MASAR_SPEAKER_OFFICE, { .headline = TRUE, .quoted = TRUE } },
  { "scrap", ORIGINAL, 20, NOBODY, { .quoted = TRUE } },
  { "half-a-page", ORIGINAL, 2000, NOBODY, { .quoted = TRUE, .killed = 3 } },
  { "undated", ORIGINAL, 200, NOBODY, { .time = MASAR_UNKNOWN, .quoted = TRUE } },
  { "copy", COPY, 200, NOBODY, { .quoted = TRUE, .killed = 3 } },
  { "plain", ORIGINAL, 200, NOBODY, { .modality = MASAR_MODALITY_REPORTED } },
  { "counted", ORIGINAL, 200, NOBODY, { .wounded = 3 } },
  { "own-words", ORIGINAL, 200, NOBODY, { .quoted = TRUE } },
  { "passed-on", ORIGINAL, 20, MASAR_SPEAKER_AGENCY, { .time = MASAR_UNKNOWN } },
  { "source", COPY, 2000, MASAR_SPEAKER_SOURCE, { .reported = TRUE } },
  { "witness", COPY, 2000, MASAR_SPEAKER_WITNESS, { .reported = TRUE } },
  { "office", COPY, 2000, MASAR_SPEAKER_OFFICE, { .reported = TRUE } },
  { "dated-by-itself", COPY, 2000, MASAR_SPEAKER_PERSON, { .wounded = 2 } },
  { "readable", ORIGINAL, 200, MASAR_SPEAKER_PERSON, { .reported = TRUE } },
  { "best", ORIGINAL, 200, MASAR_SPEAKER_OFFICE, { .quoted = TRUE, .killed = 3 } },
};

static MasarSpeaker speakers[G_N_ELEMENTS (rows)];

static MasarEvidence
get_evidence (guint row)
{
  MasarEvidence evidence = { rows[row].article, 0, rows[row].values };

  evidence.values.passage = (MasarPassage){ 100, 100 + rows[row].length };
  if (evidence.values.killed == 0)
    evidence.values.killed = MASAR_UNKNOWN;
  if (evidence.values.wounded == 0)
    evidence.values.wounded = MASAR_UNKNOWN;
  if (rows[row].role == NOBODY)
    return evidence;
  speakers[row] = (MasarSpeaker){ .who = "ناطق", .role = rows[row].role };
  evidence.values.says = &speakers[row];
  evidence.values.n_says = 1;
  return evidence;
}

/* The rows are in their order, and whatever the order in which they are told, the best is chosen. */
static void
test_order (void)
{
  g_autoptr (MasarRecords) records = lens_records_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint j = 0; j < G_N_ELEMENTS (rows); j++)
      {
        g_autoptr (GArray) both = g_array_new (FALSE, FALSE, sizeof (MasarEvidence));
        const MasarEvidence evidence[] = { get_evidence (i), get_evidence (j) };
        const MasarEventRecord event = { .evidence = both };

        g_array_append_vals (both, evidence, 2);
        g_test_message ("%s, %s", rows[i].name, rows[j].name);
        g_assert_cmpint (masar_evidence_choose (records, &event), ==, j > i ? 1 : 0);
      }
}

/* What has no words, or stands in no article, tells nothing; who is not named is nobody; the first of equals stays. */
static void
test_nothing (void)
{
  g_autoptr (MasarRecords) records = lens_records_new ();
  g_autoptr (GArray) evidence = g_array_new (FALSE, FALSE, sizeof (MasarEvidence));
  const MasarSpeaker unnamed = { .role = MASAR_SPEAKER_OFFICE };
  MasarEventRecord event = { .evidence = NULL };
  MasarEvidence one = get_evidence (G_N_ELEMENTS (rows) - 1);

  g_assert_cmpint (masar_evidence_choose (records, &event), ==, MASAR_UNKNOWN);
  event.evidence = evidence;
  g_assert_cmpint (masar_evidence_choose (records, &event), ==, MASAR_UNKNOWN);
  one.values.passage.end = one.values.passage.start;
  g_assert_cmpuint (masar_evidence_rank (records, &one), ==, 0);
  g_array_append_val (evidence, one);
  g_assert_cmpint (masar_evidence_choose (records, &event), ==, MASAR_UNKNOWN);
  one = get_evidence (0);
  one.article = MASAR_UNKNOWN;
  g_array_append_val (evidence, one);
  g_assert_cmpint (masar_evidence_choose (records, &event), ==, MASAR_UNKNOWN);

  one = get_evidence (7);
  g_array_append_val (evidence, one);
  g_array_append_val (evidence, one);
  g_assert_cmpint (masar_evidence_choose (records, &event), ==, 2);
  one.values.says = &unnamed;
  one.values.n_says = 1;
  g_array_append_val (evidence, one);
  g_assert_cmpint (masar_evidence_choose (records, &event), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evidence-rank/order", test_order);
  g_test_add_func ("/evidence-rank/nothing", test_nothing);
  return g_test_run ();
}
