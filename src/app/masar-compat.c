/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-compat.h"

/* What the floor has and later versions deprecate, each in one place. */

/**
 * masar_compat_get_color:
 * @color: (out): the foreground of @widget
 */
void
masar_compat_get_color (GtkWidget *widget, GdkRGBA *color)
{
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), color);
}

/**
 * masar_compat_lookup_color:
 * @name: of a colour of the style sheet
 * @color: (out): that colour; the foreground of @widget when the style sheet does not name it
 */
void
masar_compat_lookup_color (GtkWidget *widget, const char *name, GdkRGBA *color)
{
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, color))
    masar_compat_get_color (widget, color);
}

/**
 * masar_compat_get_text_direction:
 * @text: words of an article
 *
 * Returns: that of its first letter; without one, that of the interface
 */
GtkTextDirection
masar_compat_get_text_direction (const char *text)
{
  for (const char *place = text; *place != '\0'; place = g_utf8_next_char (place))
    {
      const gunichar c = g_utf8_get_char (place);

      if (g_unichar_isalpha (c))
        return g_unichar_get_script (c) == G_UNICODE_SCRIPT_ARABIC ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR;
    }
  return gtk_widget_get_default_direction ();
}

/**
 * masar_compat_set_content:
 * @text: words of an article
 *
 * Shows @text from its own side, whatever the direction of the interface: Arabic from the right in an English window.
 */
void
masar_compat_set_content (GtkLabel *label, const char *text)
{
  if (g_strcmp0 (gtk_label_get_label (label), text) == 0)
    return;
  /* The direction first: a label takes its alignment from it only when its text changes. */
  gtk_widget_set_direction (GTK_WIDGET (label), masar_compat_get_text_direction (text));
  gtk_label_set_label (label, text);
}

/**
 * masar_compat_set_line:
 * @text: words of an article, a line of them
 *
 * As [func@compat_set_content] does, where many lines are made that are never seen: an inscription is not measured.
 */
void
masar_compat_set_line (GtkInscription *inscription, const char *text)
{
  gtk_widget_set_direction (GTK_WIDGET (inscription), masar_compat_get_text_direction (text));
  gtk_inscription_set_text (inscription, text);
}

/**
 * masar_compat_get_text_scale:
 *
 * Returns: how much larger than usual the desktop wants text
 */
double
masar_compat_get_text_scale (GtkWidget *widget)
{
  int resolution = -1;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &resolution, NULL);
  return resolution > 0 ? resolution / (96.0 * 1024) : 1;
}

#define WIDTH_KEY "masar-compat-width"
#define MAX_WIDTH_PX 440

static void
text_scale_cb (GtkWidget *widget)
{
  const int width_px = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (widget), WIDTH_KEY));
  const double scale = masar_compat_get_text_scale (widget);

  gtk_widget_set_size_request (widget, MAX (width_px, MIN ((int) (width_px * scale), MAX_WIDTH_PX)), -1);
}

/**
 * masar_compat_request_width:
 * @width_px: with text of the usual size
 *
 * Makes @widget as wide as its text needs: larger text has more room, up to what a narrow window can give, and panes
 * fold the earlier for it.
 */
void
masar_compat_request_width (GtkWidget *widget, int width_px)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_object_set_data (G_OBJECT (widget), WIDTH_KEY, GINT_TO_POINTER (width_px));
  g_signal_connect_object (gtk_widget_get_settings (widget), "notify::gtk-xft-dpi", G_CALLBACK (text_scale_cb), widget,
                           G_CONNECT_SWAPPED);
  text_scale_cb (widget);
}

/**
 * masar_compat_has_readable_foreground:
 *
 * GTK up to 4.9 asks a tag for its "foreground", which cannot be read, and crashes, when a screen reader asks how a
 * text looks.
 *
 * Returns: whether a text's tags may have a foreground
 */
gboolean
masar_compat_has_readable_foreground (void)
{
  return gtk_get_minor_version () >= 18;
}

/**
 * masar_compat_unparent_children:
 *
 * Takes away what gtk_widget_dispose_template() leaves: children of the template that no member stands for.  For
 * dispose.
 */
void
masar_compat_unparent_children (GtkWidget *widget)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

typedef gboolean (*FocusFunc) (GtkWidget *widget, GtkDirectionType direction);

static GQuark
get_focus_quark (void)
{
  return g_quark_from_static_string ("masar-compat-box-focus");
}

static GtkWidget *
get_next (GtkWidget *child, gboolean forward)
{
  return forward ? gtk_widget_get_next_sibling (child) : gtk_widget_get_prev_sibling (child);
}

/* A box puts its children in their order from where the text begins, so that is the order of the keyboard, too. */
static gboolean
focus_in_order (GtkWidget *box, gboolean forward)
{
  GtkWidget *inside = gtk_widget_get_focus_child (box);
  GtkWidget *child = inside;

  if (child == NULL)
    child = forward ? gtk_widget_get_first_child (box) : gtk_widget_get_last_child (box);
  for (; child != NULL; child = get_next (child, forward))
    {
      if (child != inside && (!gtk_widget_get_mapped (child) || !gtk_widget_is_sensitive (child)))
        continue;
      if (gtk_widget_child_focus (child, forward ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD))
        return TRUE;
    }
  return FALSE;
}

static gboolean
box_focus (GtkWidget *box, GtkDirectionType direction)
{
  FocusFunc focus = (FocusFunc) g_type_get_qdata (GTK_TYPE_BOX, get_focus_quark ());

  if ((direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
      && gtk_orientable_get_orientation (GTK_ORIENTABLE (box)) == GTK_ORIENTATION_HORIZONTAL
      && gtk_widget_get_direction (box) == GTK_TEXT_DIR_RTL)
    return focus_in_order (box, direction == GTK_DIR_TAB_FORWARD);
  return focus (box, direction);
}

/**
 * masar_compat_is_leaving:
 * @list: a list with rows
 * @direction: where the focus is to go
 *
 * GTK takes the Tab key through all the rows of a list; 4.12 can do otherwise.  For hundreds of rows there are the
 * arrow keys, and the Tab key leads to the list and on from it.
 *
 * Returns: whether the focus is in @list, and is to leave it
 */
gboolean
masar_compat_is_leaving (GtkWidget *list, GtkDirectionType direction)
{
  GtkRoot *root = gtk_widget_get_root (list);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD) && focus != NULL
         && gtk_widget_is_ancestor (focus, list);
}

/**
 * masar_compat_mend_tab_order:
 *
 * GTK 4.18 takes the Tab key in every horizontal box for "to the right", also where the text runs from right to left:
 * the keyboard would go against the reading.  Here it goes with it, in all boxes made after this; to be called once,
 * before the first widget.
 */
void
masar_compat_mend_tab_order (void)
{
  GtkWidgetClass *klass = g_type_class_ref (GTK_TYPE_BOX);

  if (klass->focus != box_focus)
    {
      g_type_set_qdata (GTK_TYPE_BOX, get_focus_quark (), (gpointer) klass->focus);
      klass->focus = box_focus;
    }
  g_type_class_unref (klass);
}
