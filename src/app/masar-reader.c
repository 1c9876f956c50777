/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-reader.h"

#include "masar-compat.h"
#include "masar-excerpt.h"
#include "masar-phrases.h"
#include "masar-settings.h"

#include <glib/gi18n.h>

/* An article as it was read: all of its text, with the parts that are not the article proper receding, the evidence of
 * events marked, the words of time underlined, and the passage that was asked for in view.
 *
 * A click on marked evidence chooses its event. */

/* Of the running text, by its size. */
#define LINE_HEIGHT 1.85

struct _MasarReader
{
  GtkWidget parent_instance;

  GtkStack *stack;
  AdwStatusPage *failed;
  GtkLabel *source;
  GtkLabel *headline;
  GtkTextView *view;
  GtkWidget *steps;
  GtkWidget *previous;
  GtkWidget *next;

  MasarProject *project;
  int article;
  GArray *passages; /* MasarEvidenceAt, in the order of the text */
  guint current;    /* of the passages, or G_MAXUINT */
  MasarPassage marked;
  guint scroll_source;

  GtkTextTag *text_tag;
  GtkTextTag *outside_tag;
  GtkTextTag *title_tag;
  GtkTextTag *time_tag;
  GtkTextTag *evidence_tag;
  GtkTextTag *marked_tag;
};

/* A passage of the article that tells of an event. */
typedef struct
{
  MasarPassage passage;
  guint event;
} MasarEvidenceAt;

G_DEFINE_FINAL_TYPE (MasarReader, masar_reader, GTK_TYPE_WIDGET)

enum
{
  EVENT_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
get_iters (const char *text, GtkTextBuffer *buffer, MasarPassage passage, GtkTextIter *start, GtkTextIter *end)
{
  glong first = g_utf8_pointer_to_offset (text, text + passage.start);
  glong n = g_utf8_pointer_to_offset (text + passage.start, text + passage.end);

  gtk_text_buffer_get_iter_at_offset (buffer, start, first);
  gtk_text_buffer_get_iter_at_offset (buffer, end, first + n);
}

static void
apply (MasarReader *self, const MasarDocument *document, MasarPassage passage, GtkTextTag *tag)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  if (!masar_passage_clamp (document->text, document->length, &passage))
    return;
  get_iters (document->text, buffer, passage, &start, &end);
  gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
}

/* What is not the article proper, between the parts of its body. */
static void
apply_outside (MasarReader *self, const MasarDocument *document, const MasarArticleRecord *article)
{
  guint32 from = 0;

  if (article->body == NULL || article->body->len == 0)
    return;
  for (guint i = 0; i < article->body->len; i++)
    {
      MasarPassage part = g_array_index (article->body, MasarPassage, i);

      if (part.start > from)
        apply (self, document, (MasarPassage){ from, part.start }, self->outside_tag);
      from = MAX (from, part.end);
    }
  apply (self, document, (MasarPassage){ from, document->length }, self->outside_tag);
}

static int
compare_passages (gconstpointer a, gconstpointer b)
{
  const MasarEvidenceAt *at_a = a;
  const MasarEvidenceAt *at_b = b;

  if (at_a->passage.start != at_b->passage.start)
    return at_a->passage.start < at_b->passage.start ? -1 : 1;
  return at_a->passage.end < at_b->passage.end ? -1 : at_a->passage.end > at_b->passage.end;
}

static void
collect_passages (MasarReader *self, MasarRecords *records)
{
  guint n_events;
  const guint *events = masar_project_get_article_events (self->project, self->article, &n_events);

  g_array_set_size (self->passages, 0);
  for (guint i = 0; i < n_events; i++)
    {
      const MasarEventRecord *event = masar_records_get_event (records, events[i]);

      for (guint j = 0; j < event->evidence->len; j++)
        {
          const MasarEvidence *evidence = &g_array_index (event->evidence, MasarEvidence, j);
          MasarEvidenceAt at = { evidence->values.passage, events[i] };

          if (evidence->article == self->article)
            g_array_append_val (self->passages, at);
        }
    }
  g_array_sort (self->passages, compare_passages);
}

static void
apply_tags (MasarReader *self, const MasarDocument *document, const MasarArticleRecord *article)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_apply_tag (buffer, self->text_tag, &start, &end);
  apply_outside (self, document, article);
  apply (self, document, article->title_passage, self->title_tag);
  for (guint i = 0; article->times != NULL && i < article->times->len; i++)
    apply (self, document, g_array_index (article->times, MasarTimeRecord, i).passage, self->time_tag);
  for (guint i = 0; i < self->passages->len; i++)
    apply (self, document, g_array_index (self->passages, MasarEvidenceAt, i).passage, self->evidence_tag);
}

static void
update_colors (MasarReader *self)
{
  GdkRGBA foreground, marking, evidence, outside;

  masar_compat_get_color (GTK_WIDGET (self), &foreground);
  masar_compat_lookup_color (GTK_WIDGET (self), "marking_color", &marking);
  evidence = marking;
  evidence.alpha = 0.45;
  outside = foreground;
  outside.alpha = 0.55;
  g_object_set (self->evidence_tag, "background-rgba", &evidence, NULL);
  g_object_set (self->marked_tag, "background-rgba", &marking, NULL);
  if (masar_compat_has_readable_foreground ())
    g_object_set (self->outside_tag, "foreground-rgba", &outside, NULL);
  foreground.alpha = 0.5;
  g_object_set (self->time_tag, "underline-rgba", &foreground, NULL);
}

/* A tag's line height counts from that of the font, and naskh faces differ in theirs; we want it of the size. */
static void
update_line_height (MasarReader *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self->view));
  PangoFontDescription *font = pango_font_description_copy (pango_context_get_font_description (context));
  PangoFontMetrics *metrics;
  double size, height;

  pango_font_description_set_family (font, MASAR_COMPAT_NASKH);
  metrics = pango_context_get_metrics (context, font, pango_language_from_string ("ar"));
  height = pango_font_metrics_get_height (metrics);
  size = pango_font_description_get_size (font);
  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) / 72;
  if (size > 0 && height > 0)
    g_object_set (self->text_tag, "line-height", LINE_HEIGHT * size / height, NULL);
  pango_font_metrics_unref (metrics);
  pango_font_description_free (font);
}

/* The view lays out its lines in idle; scrolling to a mark waits for them. */
static gboolean
scroll_cb (gpointer user_data)
{
  MasarReader *self = user_data;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

  self->scroll_source = 0;
  gtk_text_view_scroll_to_mark (self->view, gtk_text_buffer_get_insert (buffer), 0, TRUE, 0, 0.3);
  return G_SOURCE_REMOVE;
}

static void
update_steps (MasarReader *self)
{
  gtk_widget_set_visible (self->steps, self->passages->len > 1);
  gtk_widget_set_sensitive (self->previous, self->current != G_MAXUINT && self->current > 0);
  gtk_widget_set_sensitive (self->next, self->current == G_MAXUINT || self->current + 1 < self->passages->len);
}

static void
mark (MasarReader *self, const MasarDocument *document, MasarPassage passage)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->marked_tag, &start, &end);
  self->current = G_MAXUINT;
  self->marked = (MasarPassage){ 0 };
  if (masar_passage_clamp (document->text, document->length, &passage))
    {
      get_iters (document->text, buffer, passage, &start, &end);
      gtk_text_buffer_apply_tag (buffer, self->marked_tag, &start, &end);
      self->marked = passage;
      for (guint i = 0; i < self->passages->len; i++)
        {
          MasarPassage at = g_array_index (self->passages, MasarEvidenceAt, i).passage;

          if (at.start == passage.start && at.end == passage.end)
            self->current = i;
        }
    }
  gtk_text_buffer_place_cursor (buffer, &start);
  update_steps (self);
  if (self->scroll_source == 0)
    self->scroll_source = g_timeout_add (30, scroll_cb, self);
}

static void
step (MasarReader *self, int by)
{
  guint target = self->current == G_MAXUINT ? 0 : self->current + by;
  const MasarEvidenceAt *at;

  if (target >= self->passages->len)
    return;
  at = &g_array_index (self->passages, MasarEvidenceAt, target);
  masar_reader_show (self, self->article, at->passage);
  self->current = target;
  update_steps (self);
  g_signal_emit (self, signals[EVENT_CHOSEN], 0, (int) at->event);
}

static void
previous_cb (MasarReader *self)
{
  step (self, -1);
}

static void
next_cb (MasarReader *self)
{
  step (self, 1);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, MasarReader *self)
{
  const MasarDocument *document;
  GtkTextIter iter;
  int buffer_x, buffer_y;
  gsize offset;

  if (self->article == MASAR_UNKNOWN || gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (self->view)))
    return;
  document = masar_project_get_document (self->project, self->article, NULL);
  gtk_text_view_window_to_buffer_coords (self->view, GTK_TEXT_WINDOW_WIDGET, x, y, &buffer_x, &buffer_y);
  if (document == NULL || !gtk_text_view_get_iter_at_location (self->view, &iter, buffer_x, buffer_y))
    return;

  offset = g_utf8_offset_to_pointer (document->text, gtk_text_iter_get_offset (&iter)) - document->text;
  for (guint i = 0; i < self->passages->len; i++)
    {
      const MasarEvidenceAt *at = &g_array_index (self->passages, MasarEvidenceAt, i);

      if (offset >= at->passage.start && offset < at->passage.end)
        {
          g_signal_emit (self, signals[EVENT_CHOSEN], 0, (int) at->event);
          return;
        }
    }
}

static void
masar_reader_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (masar_reader_parent_class)->css_changed (widget, change);

  if (MASAR_READER (widget)->marked_tag != NULL)
    {
      update_colors (MASAR_READER (widget));
      update_line_height (MASAR_READER (widget));
    }
}

static gboolean
masar_reader_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MASAR_READER (widget)->view));
}

static void
masar_reader_dispose (GObject *object)
{
  MasarReader *self = MASAR_READER (object);

  g_clear_handle_id (&self->scroll_source, g_source_remove);
  self->marked_tag = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), MASAR_TYPE_READER);
  masar_compat_unparent_children (GTK_WIDGET (self));
  g_clear_object (&self->project);

  G_OBJECT_CLASS (masar_reader_parent_class)->dispose (object);
}

static void
masar_reader_finalize (GObject *object)
{
  g_clear_pointer (&MASAR_READER (object)->passages, g_array_unref);

  G_OBJECT_CLASS (masar_reader_parent_class)->finalize (object);
}

static void
masar_reader_class_init (MasarReaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = masar_reader_dispose;
  object_class->finalize = masar_reader_finalize;
  widget_class->css_changed = masar_reader_css_changed;
  widget_class->grab_focus = masar_reader_grab_focus;

  /**
   * MasarReader::event-chosen:
   * @event: position in the records
   *
   * The user went to a passage that tells of @event.
   */
  signals[EVENT_CHOSEN] = g_signal_new ("event-chosen", MASAR_TYPE_READER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/masar_app/Masar/masar-reader.ui");
  gtk_widget_class_bind_template_child (widget_class, MasarReader, stack);
  gtk_widget_class_bind_template_child (widget_class, MasarReader, failed);
  gtk_widget_class_bind_template_child (widget_class, MasarReader, source);
  gtk_widget_class_bind_template_child (widget_class, MasarReader, headline);
  gtk_widget_class_bind_template_child (widget_class, MasarReader, view);
  gtk_widget_class_bind_template_child (widget_class, MasarReader, steps);
  gtk_widget_class_bind_template_child (widget_class, MasarReader, previous);
  gtk_widget_class_bind_template_child (widget_class, MasarReader, next);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.back", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "reader");
}

static void
fill_head (MasarReader *self, const MasarArticleRecord *article)
{
  g_autofree char *headline = masar_phrase_one_line (masar_phrase_headline (article));
  g_autofree char *source = masar_phrase_source_line (article);

  gtk_label_set_label (self->source, source);
  masar_compat_set_content (self->headline, headline);
}

/* The date in it is written as the user has it now. */
static void
settings_changed_cb (MasarReader *self)
{
  if (self->article != MASAR_UNKNOWN)
    fill_head (self, masar_records_get_article (masar_project_get_records (self->project), (guint) self->article));
}

static void
masar_reader_init (MasarReader *self)
{
  GtkTextBuffer *buffer;
  GtkGesture *click = gtk_gesture_click_new ();

  self->article = MASAR_UNKNOWN;
  self->passages = g_array_new (FALSE, FALSE, sizeof (MasarEvidenceAt));
  gtk_widget_init_template (GTK_WIDGET (self));

  buffer = gtk_text_view_get_buffer (self->view);
  self->text_tag =
      gtk_text_buffer_create_tag (buffer, NULL, "family", MASAR_COMPAT_NASKH, "pixels-below-lines", 8, NULL);
  self->outside_tag = gtk_text_buffer_create_tag (buffer, NULL, "scale", 0.85, NULL);
  self->title_tag = gtk_text_buffer_create_tag (buffer, NULL, "weight", PANGO_WEIGHT_BOLD, "scale", 1.2, NULL);
  self->time_tag = gtk_text_buffer_create_tag (buffer, NULL, "underline", PANGO_UNDERLINE_SINGLE, NULL);
  self->evidence_tag = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  self->marked_tag = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  update_colors (self);
  update_line_height (self);

  g_signal_connect_object (masar_settings_get_default (), "notify", G_CALLBACK (settings_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
masar_reader_new (void)
{
  return g_object_new (MASAR_TYPE_READER, NULL);
}

/**
 * masar_reader_set_project:
 * @project: (nullable): that has been read
 *
 * Shows nothing, and takes the next articles from @project.
 */
void
masar_reader_set_project (MasarReader *self, MasarProject *project)
{
  g_return_if_fail (MASAR_IS_READER (self));

  g_set_object (&self->project, project);
  self->article = MASAR_UNKNOWN;
  g_array_set_size (self->passages, 0);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), "", 0);
}

/**
 * masar_reader_get_article:
 *
 * Returns: the article that is shown, or %MASAR_UNKNOWN
 */
int
masar_reader_get_article (MasarReader *self)
{
  g_return_val_if_fail (MASAR_IS_READER (self), MASAR_UNKNOWN);

  return self->article;
}

/**
 * masar_reader_show:
 * @article: position in the records
 * @passage: to bring into view and mark; an empty one goes to the headline
 *
 * Shows @article.  The file is read again; when it is gone or has changed, the page says so.
 *
 * Returns: whether the article could be read
 */
gboolean
masar_reader_show (MasarReader *self, int article, MasarPassage passage)
{
  MasarRecords *records;
  const MasarArticleRecord *record;
  const MasarDocument *document;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (MASAR_IS_READER (self), FALSE);
  g_return_val_if_fail (self->project != NULL, FALSE);

  records = masar_project_get_records (self->project);
  record = masar_records_get_article (records, article);
  document = masar_project_get_document (self->project, article, &error);
  fill_head (self, record);
  if (document == NULL)
    {
      self->article = MASAR_UNKNOWN;
      g_array_set_size (self->passages, 0);
      update_steps (self);
      adw_status_page_set_description (self->failed, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return FALSE;
    }

  if (self->article != article)
    {
      self->article = article;
      collect_passages (self, records);
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), document->text, document->length);
      apply_tags (self, document, record);
    }
  mark (self, document, passage.start < passage.end ? passage : record->title_passage);
  gtk_stack_set_visible_child_name (self->stack, "text");
  return TRUE;
}

/**
 * masar_reader_dup_marked:
 *
 * Returns: (transfer full): the words of the passage in view
 */
char *
masar_reader_dup_marked (MasarReader *self)
{
  const MasarDocument *document;

  g_return_val_if_fail (MASAR_IS_READER (self), NULL);

  if (self->article == MASAR_UNKNOWN)
    return g_strdup ("");
  document = masar_project_get_document (self->project, self->article, NULL);
  if (document == NULL)
    return g_strdup ("");
  return g_strndup (document->text + self->marked.start, self->marked.end - self->marked.start);
}
