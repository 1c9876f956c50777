/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-project"

#include "masar-evidence-rank.h"

/* Which words tell of an event best: on its card, on the page, and in a talk. */

/* What a room can read at once: between one clause and three lines (bytes of UTF-8; Arabic takes two a letter). */
#define MIN_BYTES 60u
#define MAX_BYTES 420u

/* How much the first who says it can know of it.  Whoever answers for it with a name or an office goes before who was
 * there, and he before a source without a name; an agency or a newspaper only passes on. */
static guint
get_authority (const MasarMention *mention)
{
  static const guint8 authorities[] = {
    [MASAR_SPEAKER_UNKNOWN] = 1, [MASAR_SPEAKER_PERSON] = 4, [MASAR_SPEAKER_SOURCE] = 2, [MASAR_SPEAKER_WITNESS] = 3,
    [MASAR_SPEAKER_OFFICE] = 4,  [MASAR_SPEAKER_AGENCY] = 1, [MASAR_SPEAKER_OUTLET] = 1,
  };

  if (mention->n_says == 0 || mention->says[0].who == NULL)
    return 0;
  return authorities[mention->says[0].role];
}

static gboolean
is_readable (const MasarMention *mention)
{
  const guint bytes = mention->passage.end - mention->passage.start;

  return MIN_BYTES <= bytes && bytes <= MAX_BYTES;
}

/**
 * masar_evidence_rank:
 * @records: with the article of @evidence
 * @evidence: what tells of an event
 *
 * How well words tell of their event.  Each of these counts for more than all that follow it:
 *
 * 1. they tell that it is so, rather than that it may be, will be or was not;
 * 2. they are the news, not the background of other news;
 * 3. they stand in the text: a headline is nobody's word, and the title of the event says it already;
 * 4. who says it first: somebody with a name or an office, a witness, an unnamed source, somebody who passes it on,
 *    nobody;
 * 5. they can be read at once: neither a scrap nor half a page;
 * 6. they date it themselves, rather than by the day of the report;
 * 7. the article is no copy of another;
 * 8. they are the speaker's own, between quotation marks;
 * 9. they count the killed or the wounded.
 *
 * That they have the word that tells of the event goes without saying: a passage is cut around it.
 *
 * Returns: a number that is higher the better they do, to be compared with those of the same event; 0 when there are no
 *   words
 */
guint
masar_evidence_rank (MasarRecords *records, const MasarEvidence *evidence)
{
  const MasarMention *mention = &evidence->values;
  guint rank = 1;

  g_return_val_if_fail (records != NULL && evidence != NULL, 0);

  if (evidence->article < 0 || mention->passage.start >= mention->passage.end)
    return 0;
  rank = 2 * rank + (mention->modality == MASAR_MODALITY_ASSERTED || mention->modality == MASAR_MODALITY_REPORTED);
  rank = 2 * rank + !mention->background;
  rank = 2 * rank + !mention->headline;
  rank = 8 * rank + get_authority (mention);
  rank = 2 * rank + is_readable (mention);
  rank = 2 * rank + (mention->time != MASAR_UNKNOWN && !mention->reported);
  rank = 2 * rank + (masar_records_get_article (records, (guint) evidence->article)->copy_of == NULL);
  rank = 2 * rank + mention->quoted;
  return 2 * rank + (mention->killed != MASAR_UNKNOWN || mention->wounded != MASAR_UNKNOWN);
}

/**
 * masar_evidence_choose:
 * @records: with the articles of @event
 * @event: an event
 *
 * Chooses the words that tell of @event best, as [func@evidence_rank] has it.
 *
 * Returns: position of the evidence, the first of equals; %MASAR_UNKNOWN when it has no words
 */
int
masar_evidence_choose (MasarRecords *records, const MasarEventRecord *event)
{
  int best = MASAR_UNKNOWN;
  guint best_rank = 0;

  g_return_val_if_fail (records != NULL && event != NULL, MASAR_UNKNOWN);

  for (guint i = 0; event->evidence != NULL && i < event->evidence->len; i++)
    {
      const guint rank = masar_evidence_rank (records, &g_array_index (event->evidence, MasarEvidence, i));

      if (rank > best_rank)
        {
          best = (int) i;
          best_rank = rank;
        }
    }
  return best;
}
