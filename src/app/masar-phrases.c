/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-phrases.h"

#include "masar-settings.h"

#include <glib/gi18n.h>

/* The words of the interface for what the records hold.  Everything here is in the language of the interface; the
 * titles and quotations of the articles stay in their own. */

static const struct
{
  const char *kind;
  const char *words;
} kinds[] = {
  { "agreement", NC_ ("kind", "agreement") },
  { "air-strike", NC_ ("kind", "air strike") },
  { "ambush", NC_ ("kind", "ambush") },
  { "announcement", NC_ ("kind", "announcement") },
  { "arrest", NC_ ("kind", "arrest") },
  { "artillery", NC_ ("kind", "artillery") },
  { "assassination", NC_ ("kind", "assassination") },
  { "ballistic missile", NC_ ("kind", "ballistic missile") },
  { "bomb", NC_ ("kind", "bomb") },
  { "bombing", NC_ ("kind", "bombing") },
  { "ceasefire", NC_ ("kind", "ceasefire") },
  { "claim", NC_ ("kind", "claim of responsibility") },
  { "clash", NC_ ("kind", "clashes") },
  { "concession", NC_ ("kind", "announced withdrawal") },
  { "condemnation", NC_ ("kind", "condemnation") },
  { "conquest", NC_ ("kind", "capture") },
  { "deadline", NC_ ("kind", "deadline") },
  { "decision", NC_ ("kind", "decision") },
  { "demand", NC_ ("kind", "demand") },
  { "denial", NC_ ("kind", "denial") },
  { "deployment", NC_ ("kind", "deployment") },
  { "drone", NC_ ("kind", "drone") },
  { "exchange", NC_ ("kind", "exchange") },
  { "explosion", NC_ ("kind", "explosion") },
  { "explosive", NC_ ("kind", "explosive") },
  { "founding", NC_ ("kind", "founding") },
  { "ground", NC_ ("kind", "ground operation") },
  { "gunfire", NC_ ("kind", "gunfire") },
  { "ied", NC_ ("kind", "explosive device") },
  { "interception", NC_ ("kind", "interception") },
  { "invasion", NC_ ("kind", "invasion") },
  { "launch", NC_ ("kind", "launch") },
  { "letter", NC_ ("kind", "letter") },
  { "meeting", NC_ ("kind", "meeting") },
  { "missile", NC_ ("kind", "missile") },
  { "mission", NC_ ("kind", "mission") },
  { "mortar", NC_ ("kind", "mortar") },
  { "negotiation", NC_ ("kind", "negotiations") },
  { "postponement", NC_ ("kind", "postponement") },
  { "proposal", NC_ ("kind", "proposal") },
  { "reply", NC_ ("kind", "reply") },
  { "request", NC_ ("kind", "request") },
  { "rocket", NC_ ("kind", "rockets") },
  { "round", NC_ ("kind", "round of talks") },
  { "seizure", NC_ ("kind", "ship seizure") },
  { "series", NC_ ("kind", "series") },
  { "shelling", NC_ ("kind", "shelling") },
  { "statement", NC_ ("kind", "statement") },
  { "lapse", NC_ ("kind", "missed date") },
  { "suspension", NC_ ("kind", "suspension") },
  { "talks", NC_ ("kind", "talks") },
  { "threat", NC_ ("kind", "threat") },
  { "truce", NC_ ("kind", "truce") },
  { "visit", NC_ ("kind", "visit") },
  { "war", NC_ ("kind", "war") },
  { "withdrawal", NC_ ("kind", "withdrawal") },
};

static gboolean
is_arabic (void)
{
  /* Translators: in which language dates are written: "dates:english" or "dates:arabic".  Not a word. */
  return g_str_equal (_ ("dates:english"), "dates:arabic");
}

/**
 * masar_phrase_get_language:
 *
 * Returns: the language of the interface, as BCP 47
 */
const char *
masar_phrase_get_language (void)
{
  return is_arabic () ? "ar" : "en";
}

/**
 * masar_phrase_get_words:
 *
 * Returns: what the scene writes in the language of the interface, its dates as the user wants them
 */
MasarWords
masar_phrase_get_words (void)
{
  MasarSettings *settings = masar_settings_get_default ();
  MasarWords words = *masar_words_get (masar_phrase_get_language ());

  words.dates.month_names = masar_settings_get_month_names (settings);
  words.dates.arabic_digits = is_arabic () && !masar_settings_get_european_digits (settings);
  return words;
}

/**
 * masar_phrase_get_mark:
 *
 * Returns: the direction of the interface as an invisible character.  A line of ours that may begin with an Arabic name
 *   starts with it, so that it runs as the interface does.
 */
const char *
masar_phrase_get_mark (void)
{
  return is_arabic () ? "\u200f" : "\u200e";
}

/**
 * masar_phrase_isolate:
 * @text: words of an article
 *
 * Returns: (transfer full): @text in one line, marked off so that it does not mix its direction with what is around it
 */
char *
masar_phrase_isolate (const char *text)
{
  g_autofree char *line = masar_phrase_one_line (text);

  return g_strconcat ("\u2068", line, "\u2069", NULL);
}

/**
 * masar_phrase_get_date_style:
 *
 * Returns: how dates are written in a line of text: where the axis has both names of a month, the Levantine one
 */
MasarDateStyle
masar_phrase_get_date_style (void)
{
  const MasarWords words = masar_phrase_get_words ();

  return masar_words_get_brief_dates (&words);
}

/**
 * masar_phrase_number:
 *
 * Returns: (transfer full): @number in the digits of the interface
 */
char *
masar_phrase_number (gint64 number)
{
  const MasarDateStyle style = masar_phrase_get_date_style ();

  return masar_date_format_number (number, &style);
}

/**
 * masar_phrase_append_count:
 * @line: of counts
 * @n: how many
 * @count: (transfer full): @n in words; nothing is said of none
 */
void
masar_phrase_append_count (GString *line, guint n, char *count)
{
  if (n > 0)
    g_string_append_printf (line, " · %s", count);
  g_free (count);
}

/**
 * masar_phrase_when:
 *
 * Returns: (transfer full): @when in words, with its weekday
 */
char *
masar_phrase_when (MasarWhen when)
{
  const MasarDateStyle style = masar_phrase_get_date_style ();

  if (masar_span_is_unknown (when.span))
    return g_strdup (_ ("Date unknown"));
  return masar_date_format (when, &style);
}

/**
 * masar_phrase_when_short:
 *
 * Returns: (transfer full): @when in words, without its weekday
 */
char *
masar_phrase_when_short (MasarWhen when)
{
  MasarDateStyle style = masar_phrase_get_date_style ();

  style.weekdays = FALSE;
  if (masar_span_is_unknown (when.span))
    return g_strdup (_ ("Date unknown"));
  return masar_date_format (when, &style);
}

/**
 * masar_phrase_event_type:
 *
 * Returns: the word for one event of @type
 */
const char *
masar_phrase_event_type (MasarEventType type)
{
  switch (type)
    {
    case MASAR_EVENT_ATTACK:
      return C_ ("event type", "Attack");
    case MASAR_EVENT_STRIKE:
      return C_ ("event type", "Strike");
    case MASAR_EVENT_TALKS:
      return C_ ("event type", "Talks");
    case MASAR_EVENT_CONTEXT:
    default:
      return C_ ("event type", "Context");
    }
}

/**
 * masar_phrase_event_kind:
 * @kind: (nullable): as a record has it
 *
 * Returns: (nullable): the word for @kind; @kind itself when there is no word for it
 */
const char *
masar_phrase_event_kind (const char *kind)
{
  if (kind == NULL || *kind == '\0')
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_str_equal (kinds[i].kind, kind))
        return g_dpgettext2 (NULL, "kind", kinds[i].words);
    }
  return kind;
}

/**
 * masar_phrase_modality:
 *
 * Returns: (nullable): how it is said, %NULL for a plain assertion
 */
const char *
masar_phrase_modality (MasarModality modality)
{
  switch (modality)
    {
    case MASAR_MODALITY_REPORTED:
      return C_ ("modality", "reported");
    case MASAR_MODALITY_DENIED:
      return C_ ("modality", "denied");
    case MASAR_MODALITY_POSSIBLE:
      return C_ ("modality", "possible");
    case MASAR_MODALITY_PLANNED:
      return C_ ("modality", "planned");
    case MASAR_MODALITY_HYPOTHETICAL:
      return C_ ("modality", "hypothetical");
    case MASAR_MODALITY_ASSERTED:
    default:
      return NULL;
    }
}

/**
 * masar_phrase_basis:
 *
 * Returns: the word for how a publication date is known
 */
const char *
masar_phrase_basis (MasarBasis basis)
{
  switch (basis)
    {
    case MASAR_BASIS_STATED:
      return C_ ("date", "stated");
    case MASAR_BASIS_METADATA:
      return C_ ("date", "by the page");
    case MASAR_BASIS_SIDECAR:
      return C_ ("date", "by a note");
    case MASAR_BASIS_INFERRED:
      return C_ ("date", "inferred");
    case MASAR_BASIS_CORPUS:
      return C_ ("date", "from the corpus");
    case MASAR_BASIS_CHRONICLE:
      return C_ ("date", "by the chronicle");
    case MASAR_BASIS_UNKNOWN:
    default:
      return C_ ("date", "unknown");
    }
}

/**
 * masar_phrase_dispute:
 * @what: as a record has it
 *
 * Returns: the word for what the sources disagree on
 */
const char *
masar_phrase_dispute (const char *what)
{
  if (g_strcmp0 (what, "killed") == 0)
    return C_ ("dispute", "Killed");
  if (g_strcmp0 (what, "wounded") == 0)
    return C_ ("dispute", "Wounded");
  if (g_strcmp0 (what, "date") == 0)
    return C_ ("dispute", "Date");
  if (g_strcmp0 (what, "actor") == 0)
    return C_ ("dispute", "Who did it");
  if (g_strcmp0 (what, "assertion") == 0)
    return C_ ("dispute", "Whether it is so");
  return what != NULL ? what : "";
}

/**
 * masar_phrase_dispute_value:
 *
 * Returns: (transfer full): @value in words: a number in the digits of the interface, a modality by its word
 */
char *
masar_phrase_dispute_value (const char *what, const char *value)
{
  const char *digits = value != NULL ? strpbrk (value, "0123456789") : NULL;
  MasarModality modality;
  gint64 number;

  if (value == NULL)
    return g_strdup ("");
  /* A sign may stand before it: "≥43". */
  if (digits != NULL && g_ascii_string_to_signed (digits, 10, 0, G_MAXINT32, &number, NULL))
    {
      g_autofree char *sign = g_strndup (value, (gsize) (digits - value));
      g_autofree char *text = masar_phrase_number (number);

      return g_strconcat (sign, text, NULL);
    }
  if (g_strcmp0 (what, "assertion") == 0 && masar_modality_from_string (value, &modality))
    {
      const char *word = masar_phrase_modality (modality);

      return g_strdup (word != NULL ? word : C_ ("modality", "asserted"));
    }
  return g_strdup (value);
}

/**
 * masar_phrase_sources:
 *
 * Returns: (transfer full): how many sources
 */
char *
masar_phrase_sources (guint n_sources)
{
  g_autofree char *number = masar_phrase_number (n_sources);

  return g_strdup_printf (ngettext ("%s source", "%s sources", n_sources), number);
}

/* The whole sentence is one string, so that each language can order it. */
static const char *
link_sentence (MasarLinkKind kind, gboolean possible, gboolean forward)
{
  switch (kind)
    {
    case MASAR_LINK_RESPONSE:
      if (forward)
        return possible ? _ ("May be a response to %s") : _ ("A response to %s");
      return possible ? _ ("Perhaps answered by %s") : _ ("Answered by %s");
    case MASAR_LINK_DELAYS:
      if (forward)
        return possible ? _ ("May have delayed %s") : _ ("Delayed %s");
      return possible ? _ ("Perhaps delayed by %s") : _ ("Delayed by %s");
    case MASAR_LINK_IMPEDES:
      if (forward)
        return possible ? _ ("May impede %s") : _ ("Impedes %s");
      return possible ? _ ("Perhaps impeded by %s") : _ ("Impeded by %s");
    case MASAR_LINK_CAUSES:
      if (forward)
        return possible ? _ ("May have caused %s") : _ ("Caused %s");
      return possible ? _ ("Perhaps caused by %s") : _ ("Caused by %s");
    case MASAR_LINK_POSTPONES:
      if (forward)
        return possible ? _ ("May have put off %s") : _ ("Put off %s");
      return possible ? _ ("Perhaps put off by %s") : _ ("Put off by %s");
    case MASAR_LINK_RESETS:
      if (forward)
        return possible ? _ ("May have set a new date: %s") : _ ("Set a new date: %s");
      return possible ? _ ("This date was perhaps set by %s") : _ ("This date was set by %s");
    case MASAR_LINK_MEETS:
      if (forward)
        return possible ? _ ("Perhaps what was planned as %s") : _ ("What was planned as %s");
      return possible ? _ ("Perhaps came about as %s") : _ ("Came about as %s");
    case MASAR_LINK_MISSES:
      if (forward)
        return possible ? _ ("Perhaps did not come: %s") : _ ("Did not come: %s");
      return possible ? _ ("Perhaps did not come, says %s") : _ ("Did not come, says %s");
    case MASAR_LINK_DISPUTES:
    default:
      if (forward)
        return possible ? _ ("May dispute %s") : _ ("Disputes %s");
      return possible ? _ ("Perhaps disputed by %s") : _ ("Disputed by %s");
    }
}

/**
 * masar_phrase_link:
 * @forward: whether the sentence is about the event that the link starts from
 * @other: the other event; markup passes through
 *
 * Returns: (transfer full): a sentence that says how an event stands to another
 */
char *
masar_phrase_link (MasarLinkKind kind, MasarModality modality, gboolean forward, const char *other)
{
  gboolean possible = modality != MASAR_MODALITY_ASSERTED && modality != MASAR_MODALITY_REPORTED;
  g_auto (GStrv) parts = g_strsplit (link_sentence (kind, possible, forward), "%s", 2);

  return g_strconcat (parts[0], other, parts[1], NULL);
}

/**
 * masar_phrase_event_kind_line:
 *
 * Returns: (transfer full): type and kind: «Attack · rockets»
 */
char *
masar_phrase_event_kind_line (const MasarEventRecord *event)
{
  const char *kind = masar_phrase_event_kind (event->kind);

  if (kind == NULL)
    return g_strdup (masar_phrase_event_type (event->type));
  return g_strdup_printf ("%s · %s", masar_phrase_event_type (event->type), kind);
}

/**
 * masar_phrase_event_title:
 *
 * Returns: the title of @event; its type when it has none
 */
const char *
masar_phrase_event_title (const MasarEventRecord *event)
{
  if (event->title != NULL && *event->title != '\0')
    return event->title;
  return masar_phrase_event_type (event->type);
}

/**
 * masar_phrase_sight:
 *
 * Returns: (nullable): why something is not seen clearly
 */
const char *
masar_phrase_sight (MasarSight sight)
{
  switch (sight)
    {
    case MASAR_SIGHT_HIDDEN:
    case MASAR_SIGHT_FAINT:
      return C_ ("sight", "filtered out");
    case MASAR_SIGHT_OUTSIDE:
      return C_ ("sight", "outside the focus");
    case MASAR_SIGHT_LATER:
      return C_ ("sight", "reported later");
    case MASAR_SIGHT_UNSURE:
      return C_ ("sight", "when it was reported is unknown");
    case MASAR_SIGHT_CLEAR:
    default:
      return NULL;
    }
}

/**
 * masar_phrase_event_label:
 * @n_sources: how many tell of it, as it is seen
 *
 * Returns: (transfer full): what a screen reader says of @event: title, date, sources, why it is not seen clearly
 */
char *
masar_phrase_event_label (const MasarEventRecord *event, guint n_sources, MasarSight sight)
{
  g_autofree char *when = masar_phrase_when (event->when);
  g_autofree char *sources = masar_phrase_sources (n_sources);
  const char *unclear = masar_phrase_sight (sight);

  return g_strdup_printf ("%s – %s – %s%s%s", masar_phrase_event_title (event), when, sources,
                          unclear != NULL ? " – " : "", unclear != NULL ? unclear : "");
}

/**
 * masar_phrase_outlet:
 *
 * Returns: who published @article
 */
const char *
masar_phrase_outlet (const MasarArticleRecord *article)
{
  if (article->outlet != NULL && *article->outlet != '\0')
    return article->outlet;
  return masar_phrase_get_words ().unknown_outlet;
}

/**
 * masar_phrase_headline:
 *
 * Returns: the headline of @article; its first words when it has none, or else its id
 */
const char *
masar_phrase_headline (const MasarArticleRecord *article)
{
  if (article->title != NULL && *article->title != '\0')
    return article->title;
  return article->lead != NULL ? article->lead : article->id;
}

/**
 * masar_phrase_one_line:
 *
 * Returns: (transfer full): @text with every run of white space as one space
 */
char *
masar_phrase_one_line (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) line = g_string_new (NULL);

  for (const char *place = valid; *place != '\0'; place = g_utf8_next_char (place))
    {
      gunichar c = g_utf8_get_char (place);

      if (!g_unichar_isspace (c))
        g_string_append_unichar (line, c);
      else if (line->len > 0 && line->str[line->len - 1] != ' ')
        g_string_append_c (line, ' ');
    }
  return g_strchomp (g_string_free (g_steal_pointer (&line), FALSE));
}

/**
 * masar_phrase_event_tooltip:
 * @n_sources: how many tell of it, as it is seen
 *
 * Returns: (transfer full): title; kind; date and sources; why it is not seen clearly
 */
char *
masar_phrase_event_tooltip (const MasarEventRecord *event, guint n_sources, MasarSight sight)
{
  g_autofree char *title = masar_phrase_one_line (masar_phrase_event_title (event));
  g_autofree char *kind = masar_phrase_event_kind_line (event);
  g_autofree char *when = masar_phrase_when (event->when);
  g_autofree char *sources = masar_phrase_sources (n_sources);
  const char *unclear = masar_phrase_sight (sight);

  return g_strdup_printf ("%s\n%s\n%s · %s%s%s", title, kind, when, sources, unclear != NULL ? "\n" : "",
                          unclear != NULL ? unclear : "");
}

/**
 * masar_phrase_source_line:
 *
 * Returns: (transfer full): outlet, date and how it is known
 */
char *
masar_phrase_source_line (const MasarArticleRecord *article)
{
  g_autofree char *outlet = masar_phrase_isolate (masar_phrase_outlet (article));
  g_autofree char *when = masar_phrase_when (article->published);

  return g_strdup_printf ("%s%s · %s · %s", masar_phrase_get_mark (), outlet, when,
                          masar_phrase_basis (article->basis));
}

/**
 * masar_phrase_article_tooltip:
 *
 * Returns: (transfer full): headline; outlet, date and how it is known
 */
char *
masar_phrase_article_tooltip (const MasarArticleRecord *article)
{
  g_autofree char *headline = masar_phrase_one_line (masar_phrase_headline (article));
  g_autofree char *source = masar_phrase_source_line (article);

  return g_strdup_printf ("%s\n%s", headline, source);
}

/**
 * masar_phrase_article_label:
 *
 * Returns: (transfer full): the same on one line, for what is read aloud
 */
char *
masar_phrase_article_label (const MasarArticleRecord *article)
{
  g_autofree char *headline = masar_phrase_one_line (masar_phrase_headline (article));
  g_autofree char *source = masar_phrase_source_line (article);

  return g_strdup_printf ("%s – %s", headline, source);
}

/**
 * masar_phrase_link_tooltip:
 *
 * Returns: (transfer full): one event, and how it stands to the other
 */
char *
masar_phrase_link_tooltip (MasarRecords *records, const MasarLinkRecord *link)
{
  const MasarEventRecord *from = masar_records_get_event (records, link->from);
  const MasarEventRecord *to = masar_records_get_event (records, link->to);
  g_autofree char *from_title = masar_phrase_one_line (masar_phrase_event_title (from));
  g_autofree char *to_title = masar_phrase_isolate (masar_phrase_event_title (to));
  g_autofree char *sentence = masar_phrase_link (link->kind, link->modality, TRUE, to_title);

  return g_strdup_printf ("%s\n%s%s", from_title, masar_phrase_get_mark (), sentence);
}

/**
 * masar_phrase_cluster_tooltip:
 * @n: how many there are
 * @of_articles: whether they are articles, else events
 *
 * Returns: (transfer full): how many stand here
 */
char *
masar_phrase_cluster_tooltip (guint n, gboolean of_articles)
{
  g_autofree char *number = masar_phrase_number (n);

  if (of_articles)
    return g_strdup_printf (ngettext ("%s article: click to go nearer", "%s articles: click to go nearer", n), number);
  return g_strdup_printf (ngettext ("%s event: click to go nearer", "%s events: click to go nearer", n), number);
}

/**
 * masar_phrase_undated_tooltip:
 * @lane: (nullable): the name of a lane of events, or %NULL for the articles
 * @n: how many have no date
 *
 * Returns: (transfer full): «Attacks: 3 events without a date», «2 articles without a date»
 */
char *
masar_phrase_undated_tooltip (const char *lane, guint n)
{
  g_autofree char *number = masar_phrase_number (n);
  g_autofree char *isolated = lane != NULL ? masar_phrase_isolate (lane) : NULL;

  if (lane == NULL)
    return g_strdup_printf (ngettext ("%s article without a date", "%s articles without a date", n), number);
  /* Translators: the name of a lane of the timeline; a number */
  return g_strdup_printf (ngettext ("%s: %s event without a date", "%s: %s events without a date", n), isolated,
                          number);
}

/**
 * masar_phrase_break:
 * @empty: a stretch of time in which there is nothing
 * @hidden: whether there may be something that is hidden
 *
 * Returns: (transfer full): «3 years without events»
 */
char *
masar_phrase_break (MasarSpan empty, gboolean hidden)
{
  const MasarWords words = masar_phrase_get_words ();
  g_autofree char *length = masar_words_take_digits (&words, words.format_length (empty));

  return g_strdup_printf ("%s %s", length, hidden ? words.nothing_shown : words.no_events);
}

/**
 * masar_phrase_far_tooltip:
 * @n_events: how many lie so far from all others that the strip of the whole corpus leaves them out
 * @span: from the first to the last of them
 * @behind: whether they come after the others
 *
 * Returns: (transfer full): how many, and of when
 */
char *
masar_phrase_far_tooltip (guint n_events, MasarSpan span, gboolean behind)
{
  g_autofree char *number = masar_phrase_number (n_events);
  g_autofree char *count = g_strdup_printf (ngettext ("%s event", "%s events", n_events), number);
  g_autofree char *when = masar_phrase_when_short ((MasarWhen){ .span = span, .lasting = TRUE });

  /* Translators: «3 events long before the others: 1915–1921» */
  return behind ? g_strdup_printf (_ ("%s long after the others: %s"), count, when)
                : g_strdup_printf (_ ("%s long before the others: %s"), count, when);
}

/**
 * masar_phrase_break_tooltip:
 * @empty: a stretch of time in which there is nothing
 * @hidden: whether there may be something that is hidden
 * @open: whether it takes its true length
 *
 * Returns: (transfer full): how long that is, from when to when, and what a click does
 */
char *
masar_phrase_break_tooltip (MasarSpan empty, gboolean hidden, gboolean open)
{
  g_autofree char *length = masar_phrase_break (empty, hidden);
  g_autofree char *when = masar_phrase_when_short ((MasarWhen){ .span = empty, .lasting = TRUE });

  return open ? g_strdup_printf (_ ("%s, %s: click to fold"), length, when)
              : g_strdup_printf (_ ("%s, %s: click to unfold"), length, when);
}
