/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-briefing.h"

#include "masar-briefing-axis.h"
#include "masar-compat.h"
#include "masar-evidence-rank.h"
#include "masar-excerpt.h"
#include "masar-phrases.h"
#include "masar-shown.h"
#include "masar-style.h"
#include "masar-talk.h"

#include <glib/gi18n.h>

/* A talk: the events of a view full screen, one after the other, driven by the keys of any clicker.
 *
 * Everything is sized by the smallest line, a fraction of the screen; briefing.css counts in it.  What is said is set
 * in the direction of its words, so an Arabic briefing reads from the right under an English interface too; time runs
 * as the window's axis does. */

/* The smallest line: a fortieth of the height, so that the last row of a room reads it. */
#define LINES_PER_HEIGHT 40.0
#define LINES_PER_WIDTH 64.0

#define FADE_MS 350
#define CURSOR_SECONDS 3
#define MAX_SOURCES 4

/* Characters of a quotation with what is around it, of one that is itself longer, and of what all sources say beside
 * each other: as many as lines are set that have room for them. */
#define QUOTATION_CHARS 170
#define MAX_QUOTATION_CHARS 240
#define SAYS_CHARS 200

typedef enum
{
  NOTHING,
  NEXT,
  PREVIOUS,
  FIRST,
  LAST,
  BLACK,
  WHITE,
  ALL,
  END,
  LEFT,
  RIGHT,
} Command;

struct _MasarBriefing
{
  GtkWindow parent_instance;

  GtkBox *page;
  GtkWidget *text;
  GtkLabel *kind;
  GtkLabel *counter;
  GtkLabel *event_title;
  GtkLabel *when;
  GtkLabel *quotation;
  GtkLabel *speaker;
  MasarBriefingAxis *axis;
  GtkBox *sources;
  GtkLabel *cover;
  GtkCssProvider *sizes;
  AdwAnimation *fade;

  MasarProject *project;
  MasarLens *lens;         /* or NULL */
  gboolean all;            /* whatever the lens leaves out */
  MasarEventRecord *known; /* the event of the step as it was known on the day of the lens, or NULL */
  MasarTalk *talk;         /* or NULL while it is prepared */
  MasarLatest *preparing;  /* the next talk */
  MasarSpan view;
  MasarDirection direction;
  int first_event; /* of the next talk, or MASAR_UNKNOWN */
  guint step;
  MasarBriefingState state;
  int line_px;
  guint size_source;

  guint cursor_source;
  double pointer_x;
  double pointer_y;
  guint inhibit_cookie;
};

G_DEFINE_FINAL_TYPE (MasarBriefing, masar_briefing, GTK_TYPE_WINDOW)

static const struct
{
  guint key;
  Command command;
} keys[] = {
  { GDK_KEY_Page_Down, NEXT },
  { GDK_KEY_KP_Page_Down, NEXT },
  { GDK_KEY_Down, NEXT },
  { GDK_KEY_KP_Down, NEXT },
  { GDK_KEY_space, NEXT },
  { GDK_KEY_KP_Space, NEXT },
  { GDK_KEY_Return, NEXT },
  { GDK_KEY_KP_Enter, NEXT },
  { GDK_KEY_Forward, NEXT },
  { GDK_KEY_n, NEXT },
  { GDK_KEY_Page_Up, PREVIOUS },
  { GDK_KEY_KP_Page_Up, PREVIOUS },
  { GDK_KEY_Up, PREVIOUS },
  { GDK_KEY_KP_Up, PREVIOUS },
  { GDK_KEY_BackSpace, PREVIOUS },
  { GDK_KEY_Back, PREVIOUS },
  { GDK_KEY_p, PREVIOUS },
  { GDK_KEY_Left, LEFT },
  { GDK_KEY_KP_Left, LEFT },
  { GDK_KEY_Right, RIGHT },
  { GDK_KEY_KP_Right, RIGHT },
  { GDK_KEY_Home, FIRST },
  { GDK_KEY_KP_Home, FIRST },
  { GDK_KEY_End, LAST },
  { GDK_KEY_KP_End, LAST },
  { GDK_KEY_b, BLACK },
  { GDK_KEY_period, BLACK },
  { GDK_KEY_KP_Decimal, BLACK },
  { GDK_KEY_w, WHITE },
  { GDK_KEY_comma, WHITE },
  { GDK_KEY_a, ALL },
  { GDK_KEY_Escape, END },

  /* The letters' keys where the only layout is the Arabic one. */
  { GDK_KEY_Arabic_alefmaksura, NEXT },
  { GDK_KEY_Arabic_hah, PREVIOUS },
  { 0x100fefb, BLACK }, /* lam-alef */
  { GDK_KEY_Arabic_zain, BLACK },
  { GDK_KEY_Arabic_sad, WHITE },
  { GDK_KEY_Arabic_waw, WHITE },
  { GDK_KEY_Arabic_sheen, ALL },
};

/* What a step shows */

/* The event of the step, with what had been told of it by the day of the lens. */
static const MasarEventRecord *
find_record (MasarBriefing *self)
{
  const MasarKnown *known = self->talk->sights != NULL ? masar_sights_get_known (self->talk->sights) : NULL;
  const guint event = masar_briefing_steps_get_event (self->talk->steps, self->step);

  g_clear_pointer (&self->known, masar_known_free_event);
  if (known == NULL)
    return masar_records_get_event (masar_project_get_records (self->project), event);
  self->known = masar_known_dup_event (known, event);
  return self->known;
}

static const char *
get_sign (MasarEventType type)
{
  static const char *const signs[MASAR_N_EVENT_TYPES] = { "◆", "▼", "■", "●" };

  return signs[type];
}

/* «◆ Attack · rockets · Wounded: the sources differ» */
static void
show_kind (MasarBriefing *self, const MasarEventRecord *event)
{
  const MasarEventType color = masar_style_choose_color (masar_project_get_topic (self->project), event);
  g_autofree char *kind = masar_phrase_event_kind_line (event);
  g_autoptr (GString) line = g_string_new (get_sign (color));

  g_string_append_printf (line, " %s", kind);
  for (guint i = 0; i < event->disputes->len; i++)
    {
      const char *what = masar_phrase_dispute (g_array_index (event->disputes, MasarDispute, i).what);

      g_string_append (line, " · ");
      /* Translators: %s is what they differ on: the wounded, the date … */
      g_string_append_printf (line, _ ("%s: the sources differ"), what);
    }
  gtk_label_set_text (self->kind, line->str);
  for (guint type = 0; type < MASAR_N_EVENT_TYPES; type++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->kind), masar_event_type_to_string (type));
  gtk_widget_add_css_class (GTK_WIDGET (self->kind), masar_event_type_to_string (color));
}

/* How many of the events are shown, and the key for the others; NULL when nothing is left out of the window. */
static char *
dup_shown (MasarBriefing *self)
{
  const MasarSights *sights = masar_shown_get_sights (self->project, self->lens);
  const guint n_all = masar_records_get_n_events (masar_project_get_records (self->project));
  g_autofree char *shown = masar_shown_phrase (self->talk->sights);
  g_autofree char *number = masar_phrase_number (n_all);
  g_autofree char *all = g_strdup_printf (ngettext ("%s event", "%s events", n_all), number);

  if (sights == NULL)
    return NULL;
  /* Translators: A is the key that does it */
  return shown != NULL ? g_strdup_printf (_ ("%s (A: all)"), shown)
                       : g_strdup_printf (_ ("%s (A: as in the window)"), all);
}

static void
show_counter (MasarBriefing *self)
{
  g_autofree char *step = masar_phrase_number (self->step + 1);
  g_autofree char *n_steps = masar_phrase_number (masar_briefing_steps_get_n_steps (self->talk->steps));
  g_autofree char *shown = dup_shown (self);
  g_autofree char *counter = shown != NULL ? g_strdup_printf ("%s · %s / %s", shown, step, n_steps)
                                           : g_strdup_printf ("%s / %s", step, n_steps);

  gtk_label_set_text (self->counter, counter);
}

static void
show_when (MasarBriefing *self, const MasarEventRecord *event)
{
  g_autofree char *when = masar_phrase_when (event->when);
  g_autofree char *sources = masar_phrase_sources (event->n_sources);
  g_autofree char *line = g_strdup_printf ("%s · %s", when, sources);

  gtk_label_set_text (self->when, line);
}

/* The passage, and as much of its sentence as stays within @n_around characters; no more than @max_chars of all that.
 */
static MasarExcerpt *
new_excerpt (MasarBriefing *self, const MasarEvidence *evidence, guint n_around, guint max_chars, GError **error)
{
  MasarExcerpt *excerpt;
  const MasarDocument *document = masar_project_get_document (self->project, (guint) evidence->article, error);
  MasarPassage passage = evidence->values.passage;
  const char *text;
  gsize length, n_chars;

  if (document == NULL)
    return NULL;
  text = document->text;
  length = document->length;
  if (!masar_passage_clamp (text, length, &passage))
    return NULL;
  n_chars = (gsize) g_utf8_strlen (text + passage.start, (gssize) (passage.end - passage.start));
  excerpt = masar_excerpt_new (text, length, passage, n_chars < n_around ? (guint) (n_around - n_chars) / 2 : 0);
  if (excerpt != NULL)
    masar_excerpt_shorten (excerpt, max_chars);
  return excerpt;
}

/* In the colour of the event's type, what is the evidence itself. */
static char *
mark_up (const MasarExcerpt *excerpt, const char *color)
{
  g_autofree char *before = g_markup_escape_text (excerpt->words, excerpt->marked.start);
  g_autofree char *marked =
      g_markup_escape_text (excerpt->words + excerpt->marked.start, excerpt->marked.end - excerpt->marked.start);
  g_autofree char *after = g_markup_escape_text (excerpt->words + excerpt->marked.end, -1);

  return g_strdup_printf ("«%s<span foreground=\"%s\">%s</span>%s»", before, color, marked, after);
}

static char *
dup_attribution (MasarBriefing *self, const MasarEvidence *evidence)
{
  const MasarArticleRecord *article =
      masar_records_get_article (masar_project_get_records (self->project), (guint) evidence->article);
  const MasarMention *mention = &evidence->values;

  if (mention->n_says > 0 && mention->says[0].who != NULL)
    return g_strdup_printf ("— %s · %s", mention->says[0].who, masar_phrase_outlet (article));
  return g_strdup_printf ("— %s", masar_phrase_outlet (article));
}

static void
show_quotation (MasarBriefing *self, const MasarEventRecord *event)
{
  static const char *const colors[MASAR_N_EVENT_TYPES] = { "#ff8a4f", "#62b5f2", "#3ecf9c", "#dcdadf" };
  const int best = masar_evidence_choose (masar_project_get_records (self->project), event);
  const MasarEvidence *evidence;
  g_autoptr (MasarExcerpt) excerpt = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *markup = NULL;
  g_autofree char *attribution = NULL;

  gtk_label_set_text (self->quotation, "");
  gtk_label_set_text (self->speaker, "");
  if (best == MASAR_UNKNOWN)
    return;
  evidence = &g_array_index (event->evidence, MasarEvidence, best);
  excerpt = new_excerpt (self, evidence, QUOTATION_CHARS, MAX_QUOTATION_CHARS, &error);
  attribution = dup_attribution (self, evidence);
  gtk_label_set_text (self->speaker, attribution);
  if (excerpt != NULL)
    {
      markup = mark_up (excerpt, colors[masar_style_choose_color (masar_project_get_topic (self->project), event)]);
      gtk_label_set_markup (self->quotation, markup);
    }
  else if (error != NULL)
    {
      const MasarArticleRecord *article =
          masar_records_get_article (masar_project_get_records (self->project), (guint) evidence->article);
      /* Translators: the name of an article, and why not */
      g_autofree char *message = g_strdup_printf (_ ("%s cannot be read: %s"), article->id, error->message);

      gtk_label_set_text (self->speaker, message);
    }
}

/* «2 killed, 7 wounded», or what it says in its own words, unless those are quoted above. */
static char *
dup_says (MasarBriefing *self, const MasarEventRecord *event, const MasarBriefingSource *source, guint n_columns)
{
  const MasarEvidence *evidence = &g_array_index (event->evidence, MasarEvidence, source->evidence);
  g_autofree char *killed_number = masar_phrase_number (source->killed);
  g_autofree char *wounded_number = masar_phrase_number (source->wounded);
  g_autofree char *killed = NULL;
  g_autofree char *wounded = NULL;
  g_autoptr (MasarExcerpt) excerpt = NULL;

  if (source->killed != MASAR_UNKNOWN)
    killed = g_strdup_printf (ngettext ("%s killed", "%s killed", (gulong) source->killed), killed_number);
  if (source->wounded != MASAR_UNKNOWN)
    wounded = g_strdup_printf (ngettext ("%s wounded", "%s wounded", (gulong) source->wounded), wounded_number);
  if (killed != NULL && wounded != NULL)
    return g_strdup_printf ("%s · %s", killed, wounded);
  if (killed != NULL || wounded != NULL)
    return g_strdup (killed != NULL ? killed : wounded);

  if ((int) source->evidence == masar_evidence_choose (masar_project_get_records (self->project), event))
    return g_strdup ("");
  excerpt = new_excerpt (self, evidence, 0, SAYS_CHARS / n_columns, NULL);
  return excerpt != NULL ? g_strdup_printf ("«%s»", excerpt->words) : g_strdup ("");
}

static GtkWidget *
new_line (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_source (MasarBriefing *self, const MasarEventRecord *event, const MasarBriefingSource *source, guint n_columns)
{
  const MasarArticleRecord *article =
      masar_records_get_article (masar_project_get_records (self->project), source->article);
  g_autofree char *published = masar_phrase_when_short (article->published);
  g_autofree char *says = dup_says (self, event, source, n_columns);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label;

  gtk_widget_add_css_class (box, "source");
  gtk_box_append (GTK_BOX (box), new_line (masar_phrase_outlet (article), "outlet"));
  gtk_box_append (GTK_BOX (box), new_line (published, "published"));
  if (*says == '\0')
    return box;
  label = new_line (says, "says");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

/* What does not fit is counted, never left out in silence. */
static GtkWidget *
new_more_sources (guint n_more)
{
  g_autofree char *number = masar_phrase_number (n_more);
  g_autofree char *more = g_strdup_printf (ngettext ("and %s more article", "and %s more articles", n_more), number);

  GtkWidget *label = new_line (more, "published");

  gtk_label_set_yalign (GTK_LABEL (label), 0);
  return label;
}

static void
show_sources (MasarBriefing *self, const MasarEventRecord *event)
{
  g_autoptr (GArray) sources = masar_briefing_list_sources (masar_project_get_records (self->project), event);
  const guint n_shown = sources->len > MAX_SOURCES ? MAX_SOURCES - 1 : sources->len;
  const guint n_columns = MIN (sources->len, MAX_SOURCES);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sources))) != NULL)
    gtk_box_remove (self->sources, child);
  for (guint i = 0; i < n_shown; i++)
    gtk_box_append (self->sources,
                    new_source (self, event, &g_array_index (sources, MasarBriefingSource, i), n_columns));
  if (n_shown < sources->len)
    gtk_box_append (self->sources, new_more_sources (sources->len - n_shown));
}

static void
set_direction (GtkWidget *widget, GtkTextDirection direction)
{
  gtk_widget_set_direction (widget, direction);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    set_direction (child, direction);
}

static void
show_step (MasarBriefing *self)
{
  const MasarEventRecord *event = find_record (self);
  const char *title = masar_phrase_event_title (event);
  g_autofree char *label = masar_phrase_event_label (event, event->n_sources, MASAR_SIGHT_CLEAR);

  show_kind (self, event);
  show_counter (self);
  gtk_label_set_text (self->event_title, title);
  show_when (self, event);
  show_quotation (self, event);
  show_sources (self, event);
  set_direction (self->text, masar_compat_get_text_direction (title));
  set_direction (GTK_WIDGET (self->sources), masar_compat_get_text_direction (title));
  gtk_widget_set_direction (GTK_WIDGET (self->counter), gtk_widget_get_default_direction ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->axis), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  masar_briefing_axis_glide (self->axis, masar_briefing_steps_get_view (self->talk->steps, self->step),
                             (int) masar_briefing_steps_get_event (self->talk->steps, self->step));
  adw_animation_reset (self->fade);
  adw_animation_play (self->fade);
}

/* Where it stands */

static char *
dup_end_line (MasarBriefing *self)
{
  const guint n_undated = masar_briefing_steps_get_n_undated (self->talk->steps);
  const gboolean is_empty = masar_briefing_steps_get_n_steps (self->talk->steps) == 0;
  const char *end = is_empty ? _ ("There is no dated event in view.") : _ ("The end. Go on to leave.");
  g_autofree char *number = masar_phrase_number (n_undated);
  g_autofree char *undated = NULL;

  if (n_undated == 0)
    return g_strdup (end);
  undated = g_strdup_printf (
      ngettext ("%s event has no date and was not shown.", "%s events have no date and were not shown.", n_undated),
      number);
  return g_strdup_printf ("%s\n%s", end, undated);
}

static char *
dup_end_message (MasarBriefing *self)
{
  g_autofree char *line = dup_end_line (self);
  g_autofree char *shown = dup_shown (self);

  return shown != NULL ? g_strdup_printf ("%s\n%s", line, shown) : g_steal_pointer (&line);
}

/* What is told instead of a step. */
static char *
dup_message (MasarBriefing *self, MasarBriefingState state)
{
  if (state == MASAR_BRIEFING_PREPARING)
    return g_strdup (_ ("Preparing the briefing…"));
  return state == MASAR_BRIEFING_ENDED ? dup_end_message (self) : g_strdup ("");
}

static void
set_state (MasarBriefing *self, MasarBriefingState state)
{
  g_autofree char *message = dup_message (self, state);

  self->state = state;
  gtk_label_set_text (self->cover, message);
  if (state == MASAR_BRIEFING_WHITE)
    gtk_widget_add_css_class (GTK_WIDGET (self->cover), "white");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->cover), "white");
  gtk_widget_set_visible (GTK_WIDGET (self->cover), state != MASAR_BRIEFING_RUNNING);
}

static void
go_to (MasarBriefing *self, guint step)
{
  if (step >= masar_briefing_steps_get_n_steps (self->talk->steps))
    {
      set_state (self, MASAR_BRIEFING_ENDED);
      return;
    }
  set_state (self, MASAR_BRIEFING_RUNNING);
  if (step == self->step)
    return;
  self->step = step;
  show_step (self);
}

static void
start (MasarBriefing *self)
{
  const gboolean has_steps = masar_briefing_steps_get_n_steps (self->talk->steps) > 0;

  gtk_widget_set_visible (GTK_WIDGET (self->page), has_steps);
  set_state (self, has_steps ? MASAR_BRIEFING_RUNNING : MASAR_BRIEFING_ENDED);
  if (has_steps)
    show_step (self);
}

/* The talk goes on at the event that is shown, if it is still among those that are talked about. */
static void
prepared_cb (gpointer talk, gpointer user_data)
{
  MasarBriefing *self = user_data;
  const int event = self->talk != NULL ? masar_briefing_get_event (self) : self->first_event;

  g_clear_pointer (&self->talk, masar_talk_free);
  self->talk = talk;
  self->first_event = MASAR_UNKNOWN;
  self->step = masar_briefing_steps_find (self->talk->steps, event);
  masar_briefing_axis_set_timeline (self->axis, self->talk->timeline, self->talk->breaks, self->direction);
  start (self);
}

/* What is shown now stays until the next talk is there. */
static void
prepare (MasarBriefing *self, MasarTimeline *timeline)
{
  MasarSights *sights = self->all ? NULL : masar_shown_get_sights (self->project, self->lens);

  masar_talk_ask (self->preparing, self->project, sights, timeline, self->view);
}

static void
lens_changed_cb (MasarBriefing *self)
{
  prepare (self, NULL);
}

/* Of other events, nothing of what was shown is true. */
static void
records_changed_cb (MasarBriefing *self)
{
  g_clear_pointer (&self->talk, masar_talk_free);
  gtk_widget_set_visible (GTK_WIDGET (self->page), FALSE);
  set_state (self, MASAR_BRIEFING_PREPARING);
  prepare (self, NULL);
}

static void
toggle_all (MasarBriefing *self)
{
  self->all = !self->all;
  prepare (self, NULL);
}

static void
close_briefing (MasarBriefing *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
run (MasarBriefing *self, Command command)
{
  const guint n_steps = masar_briefing_get_n_steps (self);
  const gboolean is_ended = self->state == MASAR_BRIEFING_ENDED;

  switch (command)
    {
    case NEXT:
      if (is_ended)
        close_briefing (self);
      else
        go_to (self, self->step + 1);
      break;
    case PREVIOUS:
      if (is_ended)
        go_to (self, self->step);
      else if (self->step > 0)
        go_to (self, self->step - 1);
      break;
    case FIRST:
      go_to (self, 0);
      break;
    case LAST:
      go_to (self, n_steps > 0 ? n_steps - 1 : 0);
      break;
    case BLACK:
      set_state (self, MASAR_BRIEFING_BLACK);
      break;
    case WHITE:
      set_state (self, MASAR_BRIEFING_WHITE);
      break;
    case ALL:
      if (masar_shown_get_lens (self->project, self->lens) != NULL)
        toggle_all (self);
      break;
    case END:
      close_briefing (self);
      break;
    case LEFT:
    case RIGHT:
      /* The arrow that points where time goes. */
      run (self, (command == RIGHT) == (self->direction == MASAR_DIRECTION_LTR) ? NEXT : PREVIOUS);
      break;
    case NOTHING:
    default:
      break;
    }
}

/* A screen that was blanked comes back as it was, whatever was pressed; only the end is the end. */
static void
run_or_wake (MasarBriefing *self, Command command)
{
  const gboolean is_blank = self->state == MASAR_BRIEFING_BLACK || self->state == MASAR_BRIEFING_WHITE;

  if (self->state == MASAR_BRIEFING_PREPARING && command != END)
    return;
  if (is_blank && command != END)
    go_to (self, self->step);
  else
    run (self, command);
}

/* Input */

static Command
find_command (guint key)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].key == gdk_keyval_to_lower (key))
      return keys[i].command;
  return NOTHING;
}

/* The letters are where they are on another layout that is set up, whichever is active. */
static Command
find_command_by_code (MasarBriefing *self, guint code)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self));
  g_autofree guint *all = NULL;
  Command command = NOTHING;
  int n = 0;

  if (!gdk_display_map_keycode (display, code, NULL, &all, &n))
    return NOTHING;
  for (int i = 0; i < n && command == NOTHING; i++)
    command = find_command (all[i]);
  return command;
}

static gboolean
key_pressed_cb (MasarBriefing *self, guint key, guint code, GdkModifierType state)
{
  Command command;

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK))
    return GDK_EVENT_PROPAGATE;
  command = find_command (key);
  if (command == NOTHING)
    command = find_command_by_code (self, code);
  if (command == NOTHING)
    return GDK_EVENT_PROPAGATE;
  run_or_wake (self, command);
  return GDK_EVENT_STOP;
}

static void
pressed_cb (MasarBriefing *self, int n_press, double x, double y)
{
  run_or_wake (self, NEXT);
}

static gboolean
hide_cursor_cb (gpointer user_data)
{
  MasarBriefing *self = user_data;

  self->cursor_source = 0;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "none");
  return G_SOURCE_REMOVE;
}

static void
rest_cursor (MasarBriefing *self)
{
  g_clear_handle_id (&self->cursor_source, g_source_remove);
  self->cursor_source = g_timeout_add_seconds (CURSOR_SECONDS, hide_cursor_cb, self);
}

/* Also called when what lies under a pointer at rest changes. */
static void
motion_cb (MasarBriefing *self, double x, double y)
{
  if (x == self->pointer_x && y == self->pointer_y)
    return;
  self->pointer_x = x;
  self->pointer_y = y;
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  rest_cursor (self);
}

/* The window */

static gboolean
apply_size_cb (gpointer user_data)
{
  MasarBriefing *self = user_data;
  g_autofree char *css = g_strdup_printf ("window.briefing { font-size: %dpx; }", self->line_px);

  self->size_source = 0;
  gtk_css_provider_load_from_data (self->sizes, css, -1);
  masar_briefing_axis_set_text_size (self->axis, self->line_px);
  return G_SOURCE_REMOVE;
}

/* Styles that change while sizes are given would miss them. */
static void
masar_briefing_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MasarBriefing *self = MASAR_BRIEFING (widget);
  const int line_px = (int) MAX (MIN (height / LINES_PER_HEIGHT, width / LINES_PER_WIDTH), 8);

  GTK_WIDGET_CLASS (masar_briefing_parent_class)->size_allocate (widget, width, height, baseline);
  if (line_px == self->line_px)
    return;
  self->line_px = line_px;
  if (self->size_source == 0)
    self->size_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, apply_size_cb, self, NULL);
}

static GtkApplication *
get_application (MasarBriefing *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (gtk_window_get_application (GTK_WINDOW (self)) != NULL)
    return gtk_window_get_application (GTK_WINDOW (self));
  return parent != NULL ? gtk_window_get_application (parent) : NULL;
}

static void
masar_briefing_map (GtkWidget *widget)
{
  MasarBriefing *self = MASAR_BRIEFING (widget);
  GtkApplication *application = get_application (self);

  GTK_WIDGET_CLASS (masar_briefing_parent_class)->map (widget);
  if (application != NULL)
    self->inhibit_cookie = gtk_application_inhibit (application, GTK_WINDOW (self), GTK_APPLICATION_INHIBIT_IDLE,
                                                    _ ("A briefing is shown"));
  rest_cursor (self);
}

static void
masar_briefing_unmap (GtkWidget *widget)
{
  MasarBriefing *self = MASAR_BRIEFING (widget);

  if (self->inhibit_cookie != 0 && get_application (self) != NULL)
    gtk_application_uninhibit (get_application (self), self->inhibit_cookie);
  self->inhibit_cookie = 0;
  g_clear_handle_id (&self->cursor_source, g_source_remove);
  GTK_WIDGET_CLASS (masar_briefing_parent_class)->unmap (widget);
}

static void
masar_briefing_dispose (GObject *object)
{
  MasarBriefing *self = MASAR_BRIEFING (object);

  if (self->sizes != NULL)
    gtk_style_context_remove_provider_for_display (gtk_widget_get_display (GTK_WIDGET (self)),
                                                   GTK_STYLE_PROVIDER (self->sizes));
  g_clear_object (&self->sizes);
  g_clear_object (&self->fade);
  g_clear_handle_id (&self->size_source, g_source_remove);
  g_clear_handle_id (&self->cursor_source, g_source_remove);
  g_clear_pointer (&self->preparing, masar_latest_free);
  g_clear_pointer (&self->talk, masar_talk_free);
  g_clear_pointer (&self->known, masar_known_free_event);
  g_clear_object (&self->lens);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (masar_briefing_parent_class)->dispose (object);
}

static void
masar_briefing_class_init (MasarBriefingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = masar_briefing_dispose;
  widget_class->size_allocate = masar_briefing_size_allocate;
  widget_class->map = masar_briefing_map;
  widget_class->unmap = masar_briefing_unmap;

  g_type_ensure (MASAR_TYPE_BRIEFING_AXIS);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/masar_app/Masar/masar-briefing.ui");
  gtk_widget_class_bind_template_child (widget_class, MasarBriefing, page);
  gtk_widget_class_bind_template_child (widget_class, MasarBriefing, text);
  gtk_widget_class_bind_template_child (widget_class, MasarBriefing, kind);
  gtk_widget_class_bind_template_child (widget_class, MasarBriefing, counter);
  gtk_widget_class_bind_template_child (widget_class, MasarBriefing, event_title);
  gtk_widget_class_bind_template_child (widget_class, MasarBriefing, when);
  gtk_widget_class_bind_template_child (widget_class, MasarBriefing, quotation);
  gtk_widget_class_bind_template_child (widget_class, MasarBriefing, speaker);
  gtk_widget_class_bind_template_child (widget_class, MasarBriefing, axis);
  gtk_widget_class_bind_template_child (widget_class, MasarBriefing, sources);
  gtk_widget_class_bind_template_child (widget_class, MasarBriefing, cover);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, motion_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
}

/* What is said fades in while the axis glides. */
static AdwAnimation *
new_fade (MasarBriefing *self)
{
  AdwAnimationTarget *target = adw_property_animation_target_new (G_OBJECT (self->text), "opacity");
  AdwAnimation *fade = adw_timed_animation_new (self->text, 0.15, 1, FADE_MS, target);

  g_object_bind_property (self->text, "opacity", self->sources, "opacity", G_BINDING_DEFAULT);
  return fade;
}

/* The screen of the window that it belongs to.  Where nobody manages windows, full screen is not granted; then the size
 * of the screen does as well. */
static void
fill_screen (MasarBriefing *self)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self));
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  GdkSurface *surface = parent != NULL ? gtk_native_get_surface (GTK_NATIVE (parent)) : NULL;
  g_autoptr (GdkMonitor) monitor = NULL;
  GdkRectangle screen;

  if (surface != NULL)
    monitor = gdk_display_get_monitor_at_surface (display, surface);
  if (monitor != NULL)
    g_object_ref (monitor);
  else
    monitor = g_list_model_get_item (gdk_display_get_monitors (display), 0);
  if (monitor == NULL)
    return;
  gdk_monitor_get_geometry (monitor, &screen);
  gtk_window_set_default_size (GTK_WINDOW (self), screen.width, screen.height);
  gtk_window_fullscreen_on_monitor (GTK_WINDOW (self), monitor);
}

static void
masar_briefing_init (MasarBriefing *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->sizes = gtk_css_provider_new ();
  gtk_style_context_add_provider_for_display (gtk_widget_get_display (GTK_WIDGET (self)),
                                              GTK_STYLE_PROVIDER (self->sizes),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  self->fade = new_fade (self);
  self->preparing = masar_talk_new_latest (prepared_cb, self);
  gtk_widget_set_visible (GTK_WIDGET (self->page), FALSE);
  set_state (self, MASAR_BRIEFING_PREPARING);
  fill_screen (self);
  g_signal_connect (self, "notify::transient-for", G_CALLBACK (fill_screen), NULL);
}

/**
 * masar_briefing_new:
 * @project: what is talked about
 * @lens: (nullable): what it is seen through; what that leaves out is shown on request
 * @timeline: (nullable): what is seen through @lens now, where it is built already
 * @view: the time that is talked about
 * @direction: which way time runs
 * @event: the event to begin with, or %MASAR_UNKNOWN for the first one
 *
 * Makes a window that fills the screen once it is presented.  Make it transient for the window it belongs to.
 *
 * Returns: (transfer none): a briefing; it is the toolkit's, as all windows are
 */
GtkWidget *
masar_briefing_new (MasarProject *project,
                    MasarLens *lens,
                    MasarTimeline *timeline,
                    MasarSpan view,
                    MasarDirection direction,
                    int event)
{
  MasarBriefing *self;

  g_return_val_if_fail (MASAR_IS_PROJECT (project), NULL);

  self = g_object_new (MASAR_TYPE_BRIEFING, NULL);
  self->project = g_object_ref (project);
  g_set_object (&self->lens, lens);
  self->view = view;
  self->direction = direction;
  self->first_event = event;
  prepare (self, timeline);
  g_signal_connect_object (project, "notify::records", G_CALLBACK (records_changed_cb), self, G_CONNECT_SWAPPED);
  if (lens != NULL)
    g_signal_connect_object (lens, "changed", G_CALLBACK (lens_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * masar_briefing_get_state:
 *
 * Returns: what the screen shows
 */
MasarBriefingState
masar_briefing_get_state (MasarBriefing *self)
{
  g_return_val_if_fail (MASAR_IS_BRIEFING (self), MASAR_BRIEFING_ENDED);

  return self->state;
}

/**
 * masar_briefing_get_n_steps:
 *
 * Returns: how many steps there are
 */
guint
masar_briefing_get_n_steps (MasarBriefing *self)
{
  g_return_val_if_fail (MASAR_IS_BRIEFING (self), 0);

  return self->talk != NULL ? masar_briefing_steps_get_n_steps (self->talk->steps) : 0;
}

/**
 * masar_briefing_get_step:
 *
 * Returns: the step that is shown, or was shown last
 */
guint
masar_briefing_get_step (MasarBriefing *self)
{
  g_return_val_if_fail (MASAR_IS_BRIEFING (self), 0);

  return self->step;
}

/**
 * masar_briefing_get_event:
 *
 * Returns: the event of the step, by its position in the records; %MASAR_UNKNOWN when there is no step
 */
int
masar_briefing_get_event (MasarBriefing *self)
{
  g_return_val_if_fail (MASAR_IS_BRIEFING (self), MASAR_UNKNOWN);

  if (masar_briefing_get_n_steps (self) == 0)
    return MASAR_UNKNOWN;
  return (int) masar_briefing_steps_get_event (self->talk->steps, self->step);
}
