/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-inspector.h"

#include "masar-compat.h"
#include "masar-course-turn.h"
#include "masar-phrases.h"
#include "masar-quotation.h"
#include "masar-style.h"
#include "masar-times.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

/* What is known of the chosen event, and who says so: facts, disputes, a quotation for each piece of evidence, links.
 *
 * The page is built anew for every event; events have few pieces of evidence, and those of a large one are cut off with
 * a button that shows the rest. */

/* Beyond these, the rest is shown on request. */
#define N_QUOTATIONS 12
#define WIDTH_PX 340

struct _MasarInspector
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkLabel *known_label;
  GtkScrolledWindow *scroller;
  GtkLabel *kind;
  GtkLabel *event_title;
  GtkGrid *facts;
  GtkBox *disputes;
  GtkBox *course;
  GtkBox *turns;
  GtkLabel *sources_heading;
  GtkBox *quotations;
  GtkBox *links;

  MasarProject *project;
  MasarLens *lens;         /* or NULL */
  MasarCourses *courses;   /* of the project as it was known on the day of the lens, or NULL until they are asked for */
  MasarEventRecord *known; /* the event as it was known on the day of the lens, or NULL */
  int event;
  int n_facts;
  gint64 day; /* of the lens, or G_MININT64 */
};

G_DEFINE_FINAL_TYPE (MasarInspector, masar_inspector, GTK_TYPE_WIDGET)

enum
{
  EVENT_CHOSEN,
  PASSAGE_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkWidget *
new_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
empty (GtkWidget *widget)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    {
      if (GTK_IS_GRID (widget))
        gtk_grid_remove (GTK_GRID (widget), child);
      else
        gtk_box_remove (GTK_BOX (widget), child);
    }
}

/* What is shown: all that is known, or what was known on a day. */
static const MasarEventRecord *
get_shown (MasarInspector *self)
{
  return self->known != NULL ? self->known
                             : masar_records_get_event (masar_project_get_records (self->project), (guint) self->event);
}

static const MasarEvidence *
get_evidence (const MasarEventRecord *event, guint position)
{
  return &g_array_index (event->evidence, MasarEvidence, position);
}

/* Facts */

static void
add_fact (MasarInspector *self, const char *name, const char *value, const char *derivation)
{
  GtkWidget *box, *name_label, *value_label;

  if (value == NULL || *value == '\0')
    return;

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  name_label = new_label (name, "name");
  value_label = new_label (value, "value");
  gtk_label_set_wrap (GTK_LABEL (name_label), FALSE);
  gtk_label_set_selectable (GTK_LABEL (value_label), TRUE);
  /* Not "focusable", without which a selectable label still takes the Tab key, and keeps it. */
  gtk_widget_set_can_focus (value_label, FALSE);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (value_label), GTK_ACCESSIBLE_RELATION_LABELLED_BY, name_label, NULL,
                                  -1);
  gtk_box_append (GTK_BOX (box), value_label);
  if (derivation != NULL)
    gtk_box_append (GTK_BOX (box), new_label (derivation, "derivation"));
  gtk_grid_attach (self->facts, name_label, 0, self->n_facts, 1, 1);
  gtk_grid_attach (self->facts, box, 1, self->n_facts, 1, 1);
  self->n_facts++;
}

/* The words of time that a piece of evidence is dated by: the mention's own, else those that stand in its passage and
 * name its time. */
static const MasarTimeRecord *
find_time (const MasarArticleRecord *article, const MasarMention *mention)
{
  if (article->times == NULL)
    return NULL;
  if (mention->time >= 0 && (guint) mention->time < article->times->len)
    return &g_array_index (article->times, MasarTimeRecord, mention->time);

  for (guint i = 0; i < article->times->len; i++)
    {
      const MasarTimeRecord *time = &g_array_index (article->times, MasarTimeRecord, i);

      if (time->passage.start >= mention->passage.start && time->passage.end <= mention->passage.end
          && masar_span_equal (time->when.span, mention->when.span))
        return time;
    }
  return NULL;
}

/* «Monday», in the article of 7 August 2024 → 5 August 2024 */
static char *
new_derivation (MasarRecords *records, const MasarEventRecord *event)
{
  for (guint i = 0; i < event->evidence->len; i++)
    {
      const MasarEvidence *evidence = get_evidence (event, i);
      const MasarArticleRecord *article = masar_records_get_article (records, evidence->article);
      const MasarTimeRecord *time = find_time (article, &evidence->values);
      g_autofree char *words = NULL;
      g_autofree char *published = NULL;
      g_autofree char *when = NULL;
      g_autofree char *sentence = NULL;
      MasarTimeExpression expression;

      if (time == NULL || time->text == NULL)
        continue;
      words = masar_phrase_isolate (time->text);
      if (time->expression != NULL && masar_time_expression_parse (time->expression, &expression, NULL))
        {
          const MasarDateStyle style = masar_phrase_get_date_style ();

          sentence =
              masar_date_format_derivation (words, &expression, article->published.span, MASAR_TIME_PAST, &style);
          return g_strconcat (masar_phrase_get_mark (), sentence, NULL);
        }
      published = masar_phrase_when (article->published);
      when = masar_phrase_when_short (time->when);
      /* Translators: how a date is found: «Monday», in the article of Wednesday 7 August 2024: 5 August 2024 */
      sentence = g_strdup_printf (_ ("«%s», in the article of %s: %s"), words, published, when);
      return g_strconcat (masar_phrase_get_mark (), sentence, NULL);
    }

  if (event->when.span.begin_minutes == MASAR_OPEN_PAST && event->when.span.end_minutes != MASAR_OPEN_FUTURE)
    return g_strdup (_ ("No source says when; it was known by then."));
  return NULL;
}

static char *
join_values (const MasarEventRecord *event, const char *(*get) (const MasarMention *), const char *first)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  if (first != NULL && *first != '\0')
    g_ptr_array_add (values, (gpointer) first);
  for (guint i = 0; i < event->evidence->len && values->len < 4; i++)
    {
      const char *value = get (&get_evidence (event, i)->values);

      if (value != NULL && *value != '\0' && !g_ptr_array_find_with_equal_func (values, value, g_str_equal, NULL))
        g_ptr_array_add (values, (gpointer) value);
    }
  g_ptr_array_add (values, NULL);
  return g_strjoinv (_ (", "), (char **) values->pdata);
}

static const char *
get_actor (const MasarMention *mention)
{
  return mention->actor;
}

static const char *
get_target (const MasarMention *mention)
{
  return mention->target;
}

static const char *
get_place (const MasarMention *mention)
{
  return mention->place;
}

static gboolean
is_disputed (const MasarEventRecord *event, const char *what)
{
  for (guint i = 0; event->disputes != NULL && i < event->disputes->len; i++)
    {
      if (g_strcmp0 (g_array_index (event->disputes, MasarDispute, i).what, what) == 0)
        return TRUE;
    }
  return FALSE;
}

/* What the sources agree on; where they do not, the dispute says it. */
static void
add_casualties (MasarInspector *self, const MasarEventRecord *event, const char *what, gboolean killed)
{
  int most = MASAR_UNKNOWN;
  g_autofree char *number = NULL;

  if (is_disputed (event, what))
    return;
  for (guint i = 0; i < event->evidence->len; i++)
    {
      const MasarMention *values = &get_evidence (event, i)->values;

      most = MAX (most, killed ? values->killed : values->wounded);
    }
  if (most == MASAR_UNKNOWN)
    return;
  number = masar_phrase_number (most);
  add_fact (self, masar_phrase_dispute (what), number, NULL);
}

static void
fill_facts (MasarInspector *self, MasarRecords *records, const MasarEventRecord *event)
{
  g_autofree char *when = masar_phrase_when (event->when);
  g_autofree char *derivation = new_derivation (records, event);
  g_autofree char *place = join_values (event, get_place, event->place);
  g_autofree char *actor = join_values (event, get_actor, event->actor);
  g_autofree char *target = join_values (event, get_target, NULL);

  empty (GTK_WIDGET (self->facts));
  self->n_facts = 0;
  add_fact (self, C_ ("fact", "When"), when, derivation);
  add_fact (self, C_ ("fact", "Where"), place, NULL);
  add_fact (self, C_ ("fact", "Who"), actor, NULL);
  add_fact (self, C_ ("fact", "Against"), target, NULL);
  add_casualties (self, event, "killed", TRUE);
  add_casualties (self, event, "wounded", FALSE);
}

/* Disputes */

/* The outlets that give a value, each once, with whom they cite. */
static char *
new_dispute_sources (MasarRecords *records, const MasarEventRecord *event, const MasarDisputeValue *value)
{
  g_autoptr (GPtrArray) outlets = g_ptr_array_new ();

  for (guint i = 0; i < value->n_evidence; i++)
    {
      const char *outlet;

      if (value->evidence[i] >= event->evidence->len)
        continue;
      outlet =
          masar_phrase_outlet (masar_records_get_article (records, get_evidence (event, value->evidence[i])->article));
      if (!g_ptr_array_find_with_equal_func (outlets, outlet, g_str_equal, NULL))
        g_ptr_array_add (outlets, (gpointer) outlet);
    }
  g_ptr_array_add (outlets, NULL);
  return g_strjoinv (_ (", "), (char **) outlets->pdata);
}

static void
add_dispute (MasarInspector *self, MasarRecords *records, const MasarEventRecord *event, const MasarDispute *dispute)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *title = g_strdup_printf (_ ("≠ %s: the sources differ"), masar_phrase_dispute (dispute->what));
  GtkWidget *heading = new_label (title, "dispute-title");

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "dispute");
  gtk_widget_set_margin_bottom (heading, 8);
  gtk_box_append (GTK_BOX (card), heading);
  for (guint i = 0; i < dispute->n_values; i++)
    {
      g_autofree char *value = masar_phrase_dispute_value (dispute->what, dispute->values[i].value);
      g_autofree char *sources = new_dispute_sources (records, event, &dispute->values[i]);
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
      GtkWidget *source_label = new_label (sources, "dispute-source");
      GtkWidget *value_label = new_label (value, "dispute-value");

      gtk_widget_add_css_class (row, "dispute-row");
      gtk_widget_set_hexpand (source_label, TRUE);
      /* A number is never broken. */
      gtk_label_set_wrap_mode (GTK_LABEL (value_label), PANGO_WRAP_WORD);
      gtk_widget_set_valign (source_label, GTK_ALIGN_BASELINE);
      gtk_widget_set_valign (value_label, GTK_ALIGN_BASELINE);
      gtk_box_append (GTK_BOX (row), source_label);
      gtk_box_append (GTK_BOX (row), value_label);
      gtk_box_append (GTK_BOX (card), row);
    }
  gtk_box_append (self->disputes, card);
}

static void
fill_disputes (MasarInspector *self, MasarRecords *records, const MasarEventRecord *event)
{
  empty (GTK_WIDGET (self->disputes));
  for (guint i = 0; event->disputes != NULL && i < event->disputes->len; i++)
    add_dispute (self, records, event, &g_array_index (event->disputes, MasarDispute, i));
}

/* Evidence */

static void
quotation_clicked_cb (MasarInspector *self, MasarQuotation *quotation)
{
  MasarPassage passage = masar_quotation_get_passage (quotation);

  g_signal_emit (self, signals[PASSAGE_ACTIVATED], 0, masar_quotation_get_article (quotation), passage.start,
                 passage.end);
}

static void
add_quotation (MasarInspector *self, MasarRecords *records, const MasarEvidence *evidence)
{
  GtkWidget *card = masar_quotation_new (masar_records_get_article (records, evidence->article), evidence);
  const MasarDocument *document = masar_project_get_document (self->project, evidence->article, NULL);

  masar_quotation_set_text (MASAR_QUOTATION (card), document != NULL ? document->text : NULL,
                            document != NULL ? document->length : 0);
  g_signal_connect_object (card, "clicked", G_CALLBACK (quotation_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->quotations, card);
}

/* Each source once before any source a second time, so that all of them are seen at a glance. */
static GArray *
new_evidence_order (const MasarEventRecord *event)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) later = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < event->evidence->len; i++)
    {
      gpointer article = GINT_TO_POINTER (get_evidence (event, i)->article);

      if (g_hash_table_add (seen, article))
        g_array_append_val (order, i);
      else
        g_array_append_val (later, i);
    }
  if (later->len > 0)
    g_array_append_vals (order, later->data, later->len);
  return order;
}

static void
more_clicked_cb (GtkButton *button, MasarInspector *self)
{
  MasarRecords *records = masar_project_get_records (self->project);
  const MasarEventRecord *event = get_shown (self);
  g_autoptr (GArray) order = new_evidence_order (event);

  gtk_box_remove (self->quotations, GTK_WIDGET (button));
  for (guint i = N_QUOTATIONS; i < order->len; i++)
    add_quotation (self, records, get_evidence (event, g_array_index (order, guint, i)));
}

static void
fill_quotations (MasarInspector *self, MasarRecords *records, const MasarEventRecord *event)
{
  g_autoptr (GArray) order = new_evidence_order (event);
  g_autofree char *sources = masar_phrase_sources (event->n_sources);

  empty (GTK_WIDGET (self->quotations));
  gtk_label_set_label (self->sources_heading, sources);
  for (guint i = 0; i < MIN (order->len, N_QUOTATIONS); i++)
    add_quotation (self, records, get_evidence (event, g_array_index (order, guint, i)));

  if (order->len > N_QUOTATIONS)
    {
      guint n = order->len - N_QUOTATIONS;
      g_autofree char *number = masar_phrase_number (n);
      g_autofree char *label = g_strdup_printf (ngettext ("%s more quotation", "%s more quotations", n), number);
      GtkWidget *button = gtk_button_new_with_label (label);

      g_signal_connect_object (button, "clicked", G_CALLBACK (more_clicked_cb), self, 0);
      gtk_box_append (self->quotations, button);
    }
}

/* What became of a plan */

static MasarCourses *
get_courses (MasarInspector *self)
{
  MasarKnown *known = self->lens != NULL ? masar_lens_get_known (self->lens) : NULL;

  if (self->courses == NULL)
    self->courses =
        known != NULL ? masar_known_new_courses (known) : masar_courses_new (masar_project_get_records (self->project));
  return self->courses;
}

static void
turn_clicked_cb (MasarInspector *self, MasarCourseTurn *turn)
{
  g_signal_emit (self, signals[EVENT_CHOSEN], 0, masar_course_turn_get_event (turn));
}

static void
fill_course (MasarInspector *self, MasarRecords *records)
{
  MasarCourses *courses = get_courses (self);
  const MasarTurn *turn = masar_courses_find_event (courses, (guint) self->event);
  const MasarTurn *turns;
  guint n_turns = 0;

  empty (GTK_WIDGET (self->turns));
  gtk_widget_set_visible (GTK_WIDGET (self->course), turn != NULL);
  if (turn == NULL)
    return;
  turns = masar_courses_get_turns (courses, turn->course, &n_turns);
  for (guint i = 0; i < n_turns; i++)
    {
      GtkWidget *row = masar_course_turn_new (records, masar_project_get_topic (self->project), courses, &turns[i]);

      if (&turns[i] == turn)
        gtk_widget_add_css_class (row, "current");
      g_signal_connect_object (row, "clicked", G_CALLBACK (turn_clicked_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->turns, row);
    }
}

/* Links */

static gboolean
link_activated_cb (GtkLabel *label, const char *uri, MasarInspector *self)
{
  g_signal_emit (self, signals[EVENT_CHOSEN], 0, atoi (uri + strlen ("event:")));
  return TRUE;
}

static void
add_link (MasarInspector *self, MasarRecords *records, const MasarLinkRecord *link)
{
  gboolean forward = link->from == self->event;
  int other = forward ? link->to : link->from;
  const MasarEventRecord *event = masar_records_get_event (records, other);
  g_autofree char *when = masar_phrase_when_short (event->when);
  g_autofree char *title = masar_phrase_isolate (masar_phrase_event_title (event));
  /* Translators: an event's title, and its date */
  g_autofree char *named = g_strdup_printf (_ ("%s, %s"), title, when);
  g_autofree char *target = g_markup_printf_escaped ("<a href=\"event:%d\">%s</a>", other, named);
  g_autofree char *sentence = masar_phrase_link (link->kind, link->modality, forward, target);
  g_autofree char *marked = NULL;
  GtkWidget *label = new_label (NULL, "link-sentence");

  marked = g_strconcat (masar_phrase_get_mark (), sentence, NULL);
  gtk_label_set_markup (GTK_LABEL (label), marked);
  g_signal_connect_object (label, "activate-link", G_CALLBACK (link_activated_cb), self, 0);
  gtk_box_append (self->links, label);
}

static void
fill_links (MasarInspector *self, MasarRecords *records)
{
  guint n_links, n_shown = 0;
  const guint *links = masar_project_get_event_links (self->project, self->event, &n_links);

  empty (GTK_WIDGET (self->links));
  for (guint i = 0; i < n_links; i++)
    {
      const MasarLinkRecord *link = masar_records_get_link (records, links[i]);

      /* the course tells those */
      if (masar_link_kind_is_of_course (link->kind))
        continue;
      add_link (self, records, link);
      n_shown++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->links), n_shown > 0);
}

static void
fill_kind (MasarInspector *self, const MasarEventRecord *event)
{
  static const char *const styles[MASAR_N_EVENT_TYPES] = { "attack", "strike", "talks", "context" };
  static const char *const shapes[MASAR_N_EVENT_TYPES] = { "◆", "▼", "■", "●" };
  g_autofree char *kind = masar_phrase_event_kind_line (event);
  const MasarEventType color = masar_style_choose_color (masar_project_get_topic (self->project), event);
  g_autofree char *line = g_strdup_printf ("%s %s", shapes[color], kind);

  for (guint i = 0; i < MASAR_N_EVENT_TYPES; i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->kind), styles[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self->kind), styles[color]);
  gtk_label_set_label (self->kind, line);
}

/* Of a day, says which, how much of the evidence that is, and what cannot be undone. */
static void
fill_known (MasarInspector *self)
{
  const MasarKnown *known = self->lens != NULL ? masar_lens_get_known (self->lens) : NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *day = NULL;
  guint n_all, n_then;

  g_clear_pointer (&self->known, masar_known_free_event);
  gtk_widget_set_visible (GTK_WIDGET (self->known_label), known != NULL);
  if (known == NULL)
    return;
  self->known = masar_known_dup_event (known, (guint) self->event);
  day = masar_phrase_when_short ((MasarWhen){ .span = masar_span_new_day (masar_known_get_day (known)) });
  n_all = masar_records_get_event (masar_project_get_records (self->project), (guint) self->event)->evidence->len;
  n_then = self->known->evidence->len;
  if (n_then > 0)
    {
      g_autofree char *then = masar_phrase_number (n_then);
      g_autofree char *all = masar_phrase_number (n_all);

      /* Translators: a day; how many of how many pieces of evidence */
      sentence = g_strdup_printf (_ ("As known on %s: %s of %s pieces of evidence. Title and date are those of all."),
                                  day, then, all);
    }
  else if (masar_known_get_event (known, (guint) self->event) == MASAR_KNOWLEDGE_UNSURE)
    sentence = g_strdup_printf (_ ("Whether this was known on %s is not known: the articles have no date."), day);
  else
    sentence = g_strdup_printf (_ ("On %s no article had told of this."), day);
  gtk_label_set_label (self->known_label, sentence);
}

static void
lens_changed_cb (MasarInspector *self)
{
  const MasarKnown *known = masar_lens_get_known (self->lens);
  const gint64 day = known != NULL ? masar_known_get_day (known) : G_MININT64;

  if (day == self->day)
    return;
  self->day = day;
  g_clear_pointer (&self->courses, masar_courses_unref);
  if (self->project != NULL && masar_lens_get_records (self->lens) == masar_project_get_records (self->project))
    masar_inspector_set_event (self, self->event);
}

static void
masar_inspector_dispose (GObject *object)
{
  MasarInspector *self = MASAR_INSPECTOR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MASAR_TYPE_INSPECTOR);
  g_clear_object (&self->project);
  g_clear_object (&self->lens);
  g_clear_pointer (&self->known, masar_known_free_event);
  g_clear_pointer (&self->courses, masar_courses_unref);

  G_OBJECT_CLASS (masar_inspector_parent_class)->dispose (object);
}

static void
masar_inspector_class_init (MasarInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = masar_inspector_dispose;

  /**
   * MasarInspector::event-chosen:
   * @event: position in the records
   *
   * The user followed a link to another event.
   */
  signals[EVENT_CHOSEN] = g_signal_new ("event-chosen", MASAR_TYPE_INSPECTOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_INT);

  /**
   * MasarInspector::passage-activated:
   * @article: position in the records
   * @start: of the passage, UTF-8 bytes
   * @end: of the passage, half open
   *
   * The user wants to read a quotation in its article.
   */
  signals[PASSAGE_ACTIVATED] = g_signal_new ("passage-activated", MASAR_TYPE_INSPECTOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                             NULL, NULL, G_TYPE_NONE, 3, G_TYPE_INT, G_TYPE_UINT, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/masar_app/Masar/masar-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, MasarInspector, stack);
  gtk_widget_class_bind_template_child (widget_class, MasarInspector, known_label);
  gtk_widget_class_bind_template_child (widget_class, MasarInspector, scroller);
  gtk_widget_class_bind_template_child (widget_class, MasarInspector, kind);
  gtk_widget_class_bind_template_child (widget_class, MasarInspector, event_title);
  gtk_widget_class_bind_template_child (widget_class, MasarInspector, facts);
  gtk_widget_class_bind_template_child (widget_class, MasarInspector, disputes);
  gtk_widget_class_bind_template_child (widget_class, MasarInspector, course);
  gtk_widget_class_bind_template_child (widget_class, MasarInspector, turns);
  gtk_widget_class_bind_template_child (widget_class, MasarInspector, sources_heading);
  gtk_widget_class_bind_template_child (widget_class, MasarInspector, quotations);
  gtk_widget_class_bind_template_child (widget_class, MasarInspector, links);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "inspector");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
masar_inspector_init (MasarInspector *self)
{
  self->event = MASAR_UNKNOWN;
  self->day = G_MININT64;
  gtk_widget_init_template (GTK_WIDGET (self));
  masar_compat_request_width (GTK_WIDGET (self), WIDTH_PX);
}

GtkWidget *
masar_inspector_new (void)
{
  return g_object_new (MASAR_TYPE_INSPECTOR, NULL);
}

/**
 * masar_inspector_set_project:
 * @project: (nullable): that has been read
 *
 * Shows no event, and takes the next ones from @project.
 */
void
masar_inspector_set_project (MasarInspector *self, MasarProject *project)
{
  g_return_if_fail (MASAR_IS_INSPECTOR (self));

  g_set_object (&self->project, project);
  g_clear_pointer (&self->courses, masar_courses_unref);
  masar_inspector_set_event (self, MASAR_UNKNOWN);
}

/**
 * masar_inspector_set_lens:
 * @lens: (nullable): whose day says how much of the evidence is shown
 */
void
masar_inspector_set_lens (MasarInspector *self, MasarLens *lens)
{
  g_return_if_fail (MASAR_IS_INSPECTOR (self));

  if (self->lens != NULL)
    g_signal_handlers_disconnect_by_func (self->lens, lens_changed_cb, self);
  g_set_object (&self->lens, lens);
  if (lens == NULL)
    return;
  g_signal_connect_object (lens, "changed", G_CALLBACK (lens_changed_cb), self, G_CONNECT_SWAPPED);
  lens_changed_cb (self);
}

/**
 * masar_inspector_get_event:
 *
 * Returns: the event that is shown, or %MASAR_UNKNOWN
 */
int
masar_inspector_get_event (MasarInspector *self)
{
  g_return_val_if_fail (MASAR_IS_INSPECTOR (self), MASAR_UNKNOWN);

  return self->event;
}

/**
 * masar_inspector_set_event:
 * @event: position in the records, or %MASAR_UNKNOWN
 *
 * Shows @event.
 */
void
masar_inspector_set_event (MasarInspector *self, int event)
{
  MasarRecords *records;
  const MasarEventRecord *record;
  g_autofree char *title = NULL;

  g_return_if_fail (MASAR_IS_INSPECTOR (self));

  self->event = self->project != NULL ? event : MASAR_UNKNOWN;
  if (self->event == MASAR_UNKNOWN)
    {
      gtk_stack_set_visible_child_name (self->stack, "nothing");
      return;
    }

  records = masar_project_get_records (self->project);
  fill_known (self);
  record = get_shown (self);
  title = masar_phrase_one_line (masar_phrase_event_title (record));
  fill_kind (self, record);
  masar_compat_set_content (self->event_title, title);
  fill_facts (self, records, record);
  fill_disputes (self, records, record);
  fill_course (self, records);
  fill_quotations (self, records, record);
  fill_links (self, records);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_stack_set_visible_child_name (self->stack, "event");
}
