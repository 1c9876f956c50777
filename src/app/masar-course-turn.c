/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-course-turn.h"

#include "masar-compat.h"
#include "masar-look.h"
#include "masar-painter.h"
#include "masar-phrases.h"

/* A turn of a course as a button: its sign on a thread that leads on to the next one below, what it is in words, which
 * event that is, and when. */

#define THREAD_PX 36
#define SIGN_PX 20.0
#define GAP_PX 11.0

struct _MasarCourseTurn
{
  GtkButton parent_instance;

  int event;
  guint lane; /* of a timeline with a lane for each type: its colour and its shape */
  MasarTurnKind kind;
  gboolean first;
  gboolean last;
  gboolean came;      /* what it tells has happened for sure */
  gboolean next_came; /* so has the next one */
};

G_DEFINE_FINAL_TYPE (MasarCourseTurn, masar_course_turn, GTK_TYPE_BUTTON)

static gboolean
has_come (const MasarTurn *turn)
{
  return !turn->possible && masar_turn_kind_has_come ((MasarTurnKind) turn->kind);
}

static void
draw_thread (cairo_t *cr, double x, double from, double to, gboolean whole)
{
  static const double dashes[] = { 4, 3 };

  cairo_set_dash (cr, dashes, whole ? 0 : 2, 0);
  cairo_move_to (cr, x, from);
  cairo_line_to (cr, x, to);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  MasarCourseTurn *self = user_data;
  g_autoptr (MasarPainter) painter = masar_painter_new ();
  const gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  MasarStyle style;
  MasarWords words;
  double y, gap;

  masar_look_init (&style, &words, dark ? MASAR_THEME_DARK : MASAR_THEME_LIGHT);
  style.text_scale = masar_compat_get_text_scale (GTK_WIDGET (self));
  style.scale_factor = gtk_widget_get_scale_factor (GTK_WIDGET (area));
  style.direction =
      gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? MASAR_DIRECTION_RTL : MASAR_DIRECTION_LTR;
  y = SIGN_PX * style.text_scale;
  gap = GAP_PX * style.text_scale;
  cairo_set_source_rgba (cr, style.lanes[self->lane].red, style.lanes[self->lane].green, style.lanes[self->lane].blue,
                         0.7);
  cairo_set_line_width (cr, 1.75);
  if (!self->first)
    draw_thread (cr, width / 2.0, 0, y - gap, self->came);
  if (!self->last)
    draw_thread (cr, width / 2.0, y + gap, height, self->next_came);
  masar_painter_paint_turn (painter, &style, cr, self->lane, self->kind, width / 2.0, y);
}

static GtkWidget *
new_label (const char *text, const char *style, gboolean whole)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), whole);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (GTK_LABEL (label), whole ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
masar_course_turn_class_init (MasarCourseTurnClass *klass)
{
}

static void
masar_course_turn_init (MasarCourseTurn *self)
{
  self->event = MASAR_UNKNOWN;
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "turn");
}

static void
fill (MasarCourseTurn *self, const char *what, const char *which)
{
  GtkWidget *thread = gtk_drawing_area_new ();
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (thread), THREAD_PX);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (thread), draw_cb, self, NULL);
  gtk_widget_set_margin_top (words, 8);
  gtk_widget_set_margin_bottom (words, 8);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), new_label (what, "what", TRUE));
  gtk_box_append (GTK_BOX (words), new_label (which, "which", FALSE));
  gtk_box_append (GTK_BOX (row), thread);
  gtk_box_append (GTK_BOX (row), words);
  gtk_button_set_child (GTK_BUTTON (self), row);
}

/**
 * masar_course_turn_new:
 * @records: that @courses are of
 * @topic: (nullable): which gives events their colours
 * @courses: that @turn is one of
 * @turn: what is shown
 *
 * Returns: (transfer floating): a button that shows @turn
 */
GtkWidget *
masar_course_turn_new (const MasarRecords *records,
                       const MasarTopic *topic,
                       const MasarCourses *courses,
                       const MasarTurn *turn)
{
  MasarCourseTurn *self = g_object_new (MASAR_TYPE_COURSE_TURN, NULL);
  const MasarEventRecord *event = masar_records_get_event (records, turn->event);
  g_autofree char *what = masar_phrase_turn (records, courses, turn);
  g_autofree char *place = masar_phrase_turn_place (records, courses, turn);
  g_autofree char *when = masar_phrase_when (event->when);
  g_autofree char *title = masar_phrase_one_line (masar_phrase_event_title (event));
  g_autofree char *isolated = masar_phrase_isolate (title);
  g_autofree char *which = g_strdup_printf ("%s%s · %s", masar_phrase_get_mark (), when, isolated);
  g_autofree char *label = g_strdup_printf ("%s – %s – %s", place, when, title);

  self->event = (int) turn->event;
  self->lane = masar_style_choose_color (topic, event);
  self->kind = (MasarTurnKind) turn->kind;
  self->first = turn->place == 0;
  self->last = turn->place + 1 == turn->n_turns;
  self->came = has_come (turn);
  self->next_came = !self->last && has_come (turn + 1);
  fill (self, what, which);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

/**
 * masar_course_turn_get_event:
 *
 * Returns: which event the turn is, by its position in the records
 */
int
masar_course_turn_get_event (MasarCourseTurn *self)
{
  g_return_val_if_fail (MASAR_IS_COURSE_TURN (self), MASAR_UNKNOWN);

  return self->event;
}
