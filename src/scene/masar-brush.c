/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-brush-private.h"

#include "masar-text-show.h"

#include <math.h>
#include <string.h>

/* How far a card's shadow may reach beyond it, and how much of it each end holds. */
#define MARGIN 2.0
#define CARD_END (MASAR_CARD_RADIUS + MASAR_CARD_EDGE)

/* A ground wider than this is a path: there are few of them, and each has its own width. */
#define MAX_GROUND_PX 400.0

#define SOFT_END_PX 14.0
#define SOFT_SHARE 0.3

typedef enum
{
  SPRITE_SHAPE,
  SPRITE_GROUND,
  SPRITE_CARD_END,
  SPRITE_SOFT_END,
} SpriteKind;

/* --- Kept pictures --- */

void
masar_sprites_init (MasarSprites *self)
{
  self->kept =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) (void *) cairo_surface_destroy);
}

void
masar_sprites_clear (MasarSprites *self)
{
  g_clear_pointer (&self->kept, g_hash_table_unref);
}

static gboolean
looks_alike (const MasarStyle *a, const MasarStyle *b)
{
  return a->theme == b->theme && a->text_scale == b->text_scale && a->scale_factor == b->scale_factor
         && memcmp (&a->card, &b->card, sizeof a->card) == 0 && memcmp (a->lanes, b->lanes, sizeof a->lanes) == 0;
}

/* A picture is known by what it shows and its size in pixels of the device. */
static gint64
sprite_key (SpriteKind kind, guint what, guint width, guint height, guint more)
{
  return (gint64) kind | (gint64) what << 4 | (gint64) width << 16 | (gint64) height << 32 | (gint64) more << 48;
}

static guint
to_device (const MasarBrush *self, double px)
{
  return (guint) ceil (px * self->style->scale_factor - 1e-6);
}

static cairo_t *
masar_brush_begin_sprite (const MasarBrush *self, gint64 key, cairo_format_t format, double width, double height)
{
  const double scale = self->style->scale_factor;
  cairo_surface_t *surface =
      cairo_image_surface_create (format, (int) to_device (self, width), (int) to_device (self, height));

  cairo_surface_set_device_scale (surface, scale, scale);
  g_hash_table_insert (self->sprites->kept, g_memdup2 (&key, sizeof key), surface);
  return cairo_create (surface);
}

/* Ends a picture that was begun. */
static cairo_surface_t *
masar_brush_end_sprite (const MasarBrush *self, gint64 key, cairo_t *cr)
{
  cairo_destroy (cr);
  return g_hash_table_lookup (self->sprites->kept, &key);
}

/* --- The brush --- */

/* Pictures fit where a pixel of the device is a pixel of the style's. */
static gboolean
is_on_grid (cairo_t *cr, const MasarStyle *style)
{
  cairo_surface_t *target = cairo_get_group_target (cr);
  double device_x, device_y;
  cairo_matrix_t matrix;

  if (cairo_surface_get_type (target) != CAIRO_SURFACE_TYPE_IMAGE)
    return FALSE;
  cairo_get_matrix (cr, &matrix);
  cairo_surface_get_device_scale (target, &device_x, &device_y);
  return matrix.xy == 0 && matrix.yx == 0 && matrix.xx * device_x == style->scale_factor
         && matrix.yy * device_y == style->scale_factor && matrix.x0 == round (matrix.x0)
         && matrix.y0 == round (matrix.y0);
}

void
masar_brush_init (MasarBrush *self, MasarSprites *sprites, const MasarStyle *style, cairo_t *cr)
{
  *self = (MasarBrush){ .cr = cr, .style = style, .alpha = 1 };
  if (!is_on_grid (cr, style))
    return;
  if (!looks_alike (&sprites->style, style))
    g_hash_table_remove_all (sprites->kept);
  sprites->style = *style;
  self->sprites = sprites;
}

/* On pixels, the nearest edge of one. */
double
masar_brush_snap (const MasarBrush *self, double at)
{
  const double scale = self->style->scale_factor;

  return self->sprites ? round (at * scale) / scale : at;
}

/* Puts what follows at the place that @x has on the grid. */
void
masar_brush_anchor (MasarBrush *self, double x)
{
  self->dx = masar_brush_snap (self, x + self->shift) - x;
}

/* The middle of the pixel of a hairline: it is one device pixel wide, and lies on one. */
double
masar_brush_hairline (const MasarBrush *self, double at)
{
  const double scale = self->style->scale_factor;

  return (floor (at * scale) + 0.5) / scale;
}

void
masar_brush_set_color (const MasarBrush *self, MasarColor color, double alpha)
{
  cairo_set_source_rgba (self->cr, color.red, color.green, color.blue, color.alpha * alpha * self->alpha);
}

void
masar_brush_add_rounded (cairo_t *cr, MasarBox box, double radius)
{
  const double r = MIN (radius, MIN (box.width, box.height) / 2);

  cairo_new_sub_path (cr);
  cairo_arc (cr, box.x + box.width - r, box.y + r, r, -G_PI_2, 0);
  cairo_arc (cr, box.x + box.width - r, box.y + box.height - r, r, 0, G_PI_2);
  cairo_arc (cr, box.x + r, box.y + box.height - r, r, G_PI_2, G_PI);
  cairo_arc (cr, box.x + r, box.y + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static MasarBox
masar_brush_snap_box (const MasarBrush *self, MasarBox box)
{
  const double x = masar_brush_snap (self, box.x + self->dx), y = masar_brush_snap (self, box.y);

  return (MasarBox){ x, y, masar_brush_snap (self, box.width), masar_brush_snap (self, box.height) };
}

/* --- Text --- */

typedef struct
{
  cairo_surface_t *surface; /* NULL until the text is drawn for the second time */
  double scale;
  double x; /* of the mask, from the corner of the layout */
  double y;
  gboolean coloured; /* pictures within the text would lose their colours */
} TextMask;

static void
text_mask_free (gpointer data)
{
  TextMask *mask = data;

  g_clear_pointer (&mask->surface, cairo_surface_destroy);
  g_free (mask);
}

/* From the pictographs on, and what asks for one. */
static gboolean
has_pictures (const char *text)
{
  for (; *text; text = g_utf8_next_char (text))
    if (g_utf8_get_char (text) >= 0x1f000 || g_utf8_get_char (text) == 0xfe0f)
      return TRUE;
  return FALSE;
}

static void
text_mask_draw (TextMask *mask, PangoLayout *layout, double scale)
{
  PangoRectangle ink;
  cairo_t *cr;

  g_clear_pointer (&mask->surface, cairo_surface_destroy);
  pango_layout_get_pixel_extents (layout, &ink, NULL);
  mask->x = ink.x - 1;
  mask->y = ink.y - 1;
  mask->scale = scale;
  mask->surface = cairo_image_surface_create (CAIRO_FORMAT_A8, (int) ceil ((ink.width + 2) * scale),
                                              (int) ceil ((ink.height + 2) * scale));
  cairo_surface_set_device_scale (mask->surface, scale, scale);
  cr = cairo_create (mask->surface);
  cairo_move_to (cr, -mask->x, -mask->y);
  pango_cairo_show_layout (cr, layout);
  cairo_destroy (cr);
}

/* The mask of a text that has been drawn before, or NULL. */
static const TextMask *
get_text_mask (PangoLayout *layout, double scale)
{
  const GQuark quark = g_quark_from_static_string ("masar-text-mask");
  TextMask *mask = g_object_get_qdata (G_OBJECT (layout), quark);

  if (mask == NULL)
    {
      mask = g_new0 (TextMask, 1);
      mask->coloured = has_pictures (pango_layout_get_text (layout));
      g_object_set_qdata_full (G_OBJECT (layout), quark, mask, text_mask_free);
      return NULL;
    }
  if (mask->coloured)
    return NULL;
  if (mask->surface == NULL || mask->scale != scale)
    text_mask_draw (mask, layout, scale);
  return mask;
}

void
masar_brush_put_text (const MasarBrush *self, MasarPlacedLabel placed, MasarColor color)
{
  const double x = masar_brush_snap (self, placed.x + self->dx), y = masar_brush_snap (self, placed.y);
  const TextMask *mask;

  if (!placed.label.layout)
    return;
  masar_brush_set_color (self, color, 1);
  mask = self->sprites ? get_text_mask (placed.label.layout, self->style->scale_factor) : NULL;
  if (mask)
    {
      cairo_mask_surface (self->cr, mask->surface, x + mask->x, y + mask->y);
      return;
    }
  cairo_move_to (self->cr, x, y);
  masar_text_show (self->cr, placed.label.layout);
}

/* --- Grounds --- */

static cairo_surface_t *
get_ground (const MasarBrush *self, MasarBox box, double radius)
{
  const gint64 key = sprite_key (SPRITE_GROUND, 0, to_device (self, box.width), to_device (self, box.height),
                                 to_device (self, radius));
  cairo_surface_t *ground = g_hash_table_lookup (self->sprites->kept, &key);
  cairo_t *cr;

  if (ground)
    return ground;
  cr = masar_brush_begin_sprite (self, key, CAIRO_FORMAT_A8, box.width, box.height);
  masar_brush_add_rounded (cr, (MasarBox){ 0, 0, box.width, box.height }, radius);
  cairo_fill (cr);
  return masar_brush_end_sprite (self, key, cr);
}

void
masar_brush_fill (const MasarBrush *self, MasarBox box, double radius, MasarColor color, double alpha)
{
  const MasarBox snapped = masar_brush_snap_box (self, box);

  masar_brush_set_color (self, color, alpha);
  if (self->sprites && snapped.width > 0 && snapped.height > 0 && snapped.width < MAX_GROUND_PX)
    {
      cairo_mask_surface (self->cr, get_ground (self, snapped, radius), snapped.x, snapped.y);
      return;
    }
  masar_brush_add_rounded (self->cr, snapped, radius);
  cairo_fill (self->cr);
}

void
masar_brush_stroke (const MasarBrush *self, MasarBox box, double radius, MasarColor color, double alpha, double width)
{
  masar_brush_set_color (self, color, alpha);
  masar_brush_add_rounded (self->cr, masar_brush_snap_box (self, box), radius);
  cairo_set_line_width (self->cr, width);
  cairo_stroke (self->cr);
}

/* --- Marks --- */

static void
add_shape (cairo_t *cr, MasarShape shape, double r)
{
  switch (shape)
    {
    case MASAR_SHAPE_DIAMOND:
      cairo_move_to (cr, 0, -r * 1.12);
      cairo_line_to (cr, r * 1.12, 0);
      cairo_line_to (cr, 0, r * 1.12);
      cairo_line_to (cr, -r * 1.12, 0);
      break;
    case MASAR_SHAPE_TRIANGLE:
      cairo_move_to (cr, -r * 1.05, -r * 0.85);
      cairo_line_to (cr, r * 1.05, -r * 0.85);
      cairo_line_to (cr, 0, r);
      break;
    case MASAR_SHAPE_SQUARE:
      masar_brush_add_rounded (cr, (MasarBox){ -r * 0.88, -r * 0.88, r * 1.76, r * 1.76 }, 2);
      break;
    case MASAR_SHAPE_DOT:
      cairo_new_sub_path (cr);
      cairo_arc (cr, 0, 0, r * 0.85, 0, 2 * G_PI);
      break;
    case MASAR_SHAPE_PAGE:
    default:
      masar_brush_add_rounded (cr, (MasarBox){ -r * 1.1, -r * 1.4, r * 2.2, r * 2.8 }, 2.5);
      break;
    }
  cairo_close_path (cr);
}

/* Around the origin. */
static void
draw_shape (cairo_t *cr, MasarShape shape, double size, gboolean hollow)
{
  const double r = size / 2, unit = size / MASAR_MARK_PX;

  if (shape == MASAR_SHAPE_PAGE)
    {
      cairo_set_line_width (cr, 1.6 * unit);
      add_shape (cr, shape, r - 0.8 * unit);
      cairo_stroke (cr);
      cairo_set_line_width (cr, 1.2 * unit);
      for (int line = -1; line <= 1; line++)
        {
          cairo_move_to (cr, -r * 0.5, line * r * 0.55);
          cairo_line_to (cr, line == 1 ? r * 0.15 : r * 0.5, line * r * 0.55);
        }
      cairo_stroke (cr);
      return;
    }
  add_shape (cr, shape, hollow ? r - 1.2 * unit : r);
  if (hollow)
    {
      cairo_set_line_width (cr, 2 * unit);
      cairo_stroke (cr);
    }
  else
    cairo_fill (cr);
}

static cairo_surface_t *
get_shape (const MasarBrush *self, MasarShape shape, double size, gboolean hollow)
{
  const gint64 key = sprite_key (SPRITE_SHAPE, shape, to_device (self, 2 * size), hollow, 0);
  cairo_surface_t *mask = g_hash_table_lookup (self->sprites->kept, &key);
  cairo_t *cr;

  if (mask)
    return mask;
  cr = masar_brush_begin_sprite (self, key, CAIRO_FORMAT_A8, 2 * size, 2 * size);
  cairo_translate (cr, size, size);
  draw_shape (cr, shape, size, hollow);
  return masar_brush_end_sprite (self, key, cr);
}

/* Around its middle. */
void
masar_brush_put_shape (const MasarBrush *self,
                       MasarShape shape,
                       double x,
                       double y,
                       double size,
                       gboolean hollow,
                       MasarColor color)
{
  masar_brush_set_color (self, color, 1);
  if (self->sprites)
    {
      cairo_mask_surface (self->cr, get_shape (self, shape, size, hollow), masar_brush_snap (self, x + self->dx - size),
                          masar_brush_snap (self, y - size));
      return;
    }
  cairo_save (self->cr);
  cairo_translate (self->cr, x + self->dx, y);
  draw_shape (self->cr, shape, size, hollow);
  cairo_restore (self->cr);
}

/* --- Cards --- */

static void
draw_shadow (cairo_t *cr, const MasarStyle *style, MasarBox box, double alpha)
{
  masar_brush_add_rounded (cr, (MasarBox){ box.x - 0.5, box.y + 0.5, box.width + 1, box.height + 1 },
                           MASAR_CARD_RADIUS);
  cairo_set_source_rgba (cr, 0, 0, 0, (style->theme == MASAR_THEME_DARK ? 0.3 : 0.13) * alpha);
  cairo_fill (cr);
}

/* The edge is a card of the lane's colour that looks out from under the card proper: two fills, no clip. */
static void
draw_card (cairo_t *cr, const MasarStyle *style, MasarBox box, guint lane, gboolean rtl, double alpha)
{
  const MasarColor edge_color = style->lanes[lane], color = style->card;
  const double r = MASAR_CARD_RADIUS - 1;
  MasarBox edge = { box.x, box.y, 3 * MASAR_CARD_RADIUS, box.height };

  if (rtl)
    edge.x += box.width - edge.width;
  masar_brush_add_rounded (cr, edge, MASAR_CARD_RADIUS);
  cairo_set_source_rgba (cr, edge_color.red, edge_color.green, edge_color.blue, alpha);
  cairo_fill (cr);

  box.width -= MASAR_CARD_EDGE;
  if (rtl)
    {
      cairo_move_to (cr, box.x + box.width, box.y);
      cairo_line_to (cr, box.x + box.width, box.y + box.height);
      cairo_arc (cr, box.x + r, box.y + box.height - r, r, G_PI_2, G_PI);
      cairo_arc (cr, box.x + r, box.y + r, r, G_PI, 3 * G_PI_2);
    }
  else
    {
      box.x += MASAR_CARD_EDGE;
      cairo_move_to (cr, box.x, box.y + box.height);
      cairo_line_to (cr, box.x, box.y);
      cairo_arc (cr, box.x + box.width - r, box.y + r, r, -G_PI_2, 0);
      cairo_arc (cr, box.x + box.width - r, box.y + box.height - r, r, 0, G_PI_2);
    }
  cairo_close_path (cr);
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha * alpha);
  cairo_fill (cr);
}

/* Paper has no shadow, but a hairline around all that is not the edge; and where a path is printed under another one,
 * its colour would look out. */
static void
put_card_on_paper (const MasarBrush *self, MasarBox box, guint lane)
{
  const gboolean rtl = self->style->direction == MASAR_DIRECTION_RTL;
  const double hairline = 1 / self->style->scale_factor;
  MasarBox edge = { box.x, box.y, MASAR_CARD_EDGE, box.height };
  MasarBox rest = { box.x + MASAR_CARD_EDGE, box.y, box.width - MASAR_CARD_EDGE, box.height };

  if (rtl)
    {
      edge.x = box.x + rest.width;
      rest.x = box.x;
    }
  cairo_save (self->cr);
  masar_brush_add_rounded (self->cr, box, MASAR_CARD_RADIUS);
  cairo_clip (self->cr);
  masar_brush_set_color (self, self->style->card, 1);
  cairo_rectangle (self->cr, rest.x, rest.y, rest.width, rest.height);
  cairo_fill (self->cr);
  masar_brush_set_color (self, self->style->lanes[lane], 1);
  cairo_rectangle (self->cr, edge.x, edge.y, edge.width, edge.height);
  cairo_fill (self->cr);
  cairo_rectangle (self->cr, rest.x, rest.y, rest.width, rest.height);
  cairo_clip (self->cr);
  masar_brush_set_color (self, self->style->hairline, 1);
  masar_brush_add_rounded (
      self->cr, (MasarBox){ box.x + hairline / 2, box.y + hairline / 2, box.width - hairline, box.height - hairline },
      MASAR_CARD_RADIUS - hairline / 2);
  cairo_set_line_width (self->cr, hairline);
  cairo_stroke (self->cr);
  cairo_restore (self->cr);
}

/* The start or the end of a card, with its shadow and a margin around them. */
static cairo_surface_t *
get_card_end (const MasarBrush *self, double height, guint lane, gboolean right)
{
  const gboolean rtl = self->style->direction == MASAR_DIRECTION_RTL;
  const gint64 key = sprite_key (SPRITE_CARD_END, lane, (guint) right | (guint) rtl << 1, to_device (self, height), 0);
  cairo_surface_t *end = g_hash_table_lookup (self->sprites->kept, &key);
  MasarBox box = { MARGIN, MARGIN, 8 * CARD_END, height };
  cairo_t *cr;

  if (end)
    return end;
  if (right)
    box.x = CARD_END - box.width;
  cr = masar_brush_begin_sprite (self, key, CAIRO_FORMAT_ARGB32, CARD_END + MARGIN, height + 2 * MARGIN);
  draw_shadow (cr, self->style, box, 1);
  draw_card (cr, self->style, box, lane, rtl, 1);
  return masar_brush_end_sprite (self, key, cr);
}

static void
put_card_end (const MasarBrush *self, cairo_surface_t *end, double x, double y)
{
  cairo_set_source_surface (self->cr, end, x, y);
  if (self->alpha < 1)
    cairo_paint_with_alpha (self->cr, self->alpha);
  else
    cairo_paint (self->cr);
}

static void
put_card_in_parts (const MasarBrush *self, MasarBox box, guint lane)
{
  const double left = box.x + CARD_END, width = box.width - 2 * CARD_END;

  put_card_end (self, get_card_end (self, box.height, lane, FALSE), box.x - MARGIN, box.y - MARGIN);
  put_card_end (self, get_card_end (self, box.height, lane, TRUE), left + width, box.y - MARGIN);
  masar_brush_set_color (self, self->style->card, 1);
  cairo_rectangle (self->cr, left, box.y, width, box.height);
  cairo_fill (self->cr);
  cairo_rectangle (self->cr, left, box.y + box.height, width, 1.5);
  cairo_set_source_rgba (self->cr, 0, 0, 0, (self->style->theme == MASAR_THEME_DARK ? 0.3 : 0.13) * self->alpha);
  cairo_fill (self->cr);
}

void
masar_brush_put_card (const MasarBrush *self, MasarBox box, guint lane)
{
  const MasarStyle *style = self->style;
  const MasarBox snapped = masar_brush_snap_box (self, box);

  if (style->theme == MASAR_THEME_PRINT)
    {
      put_card_on_paper (self, snapped, lane);
      return;
    }
  if (self->sprites && snapped.width > 2 * CARD_END)
    {
      put_card_in_parts (self, snapped, lane);
      return;
    }
  draw_shadow (self->cr, style, snapped, self->alpha);
  draw_card (self->cr, style, snapped, lane, style->direction == MASAR_DIRECTION_RTL, self->alpha);
}

/* --- Bars --- */

static cairo_surface_t *
get_soft_end (const MasarBrush *self, double width, double height, double share, gboolean right)
{
  const gint64 key =
      sprite_key (SPRITE_SOFT_END, right, to_device (self, width), to_device (self, height), (guint) (share * 100));
  cairo_surface_t *end = g_hash_table_lookup (self->sprites->kept, &key);
  cairo_pattern_t *pattern;
  cairo_t *cr;

  if (end)
    return end;
  cr = masar_brush_begin_sprite (self, key, CAIRO_FORMAT_A8, width, height);
  pattern = cairo_pattern_create_linear (right ? width : 0, 0, right ? 0 : width, 0);
  cairo_pattern_add_color_stop_rgba (pattern, 0, 0, 0, 0, share);
  cairo_pattern_add_color_stop_rgba (pattern, 1, 0, 0, 0, 1);
  cairo_set_source (cr, pattern);
  masar_brush_add_rounded (cr, (MasarBox){ right ? -2 * height : 0, 0, width + 2 * height, height }, height / 2);
  cairo_fill (cr);
  cairo_pattern_destroy (pattern);
  return masar_brush_end_sprite (self, key, cr);
}

static void
put_bar_in_parts (const MasarBrush *self, MasarBox box, MasarColor color, double alpha, double left, double right)
{
  const double end = masar_brush_snap (self, MIN (SOFT_END_PX, MAX (box.width * SOFT_SHARE, 1)));

  masar_brush_set_color (self, color, alpha);
  cairo_mask_surface (self->cr, get_soft_end (self, end, box.height, left, FALSE), box.x, box.y);
  cairo_mask_surface (self->cr, get_soft_end (self, end, box.height, right, TRUE), box.x + box.width - end, box.y);
  cairo_rectangle (self->cr, box.x + end, box.y, box.width - 2 * end, box.height);
  cairo_fill (self->cr);
}

/* A bar whose ends have a share of its colour: 1 where it ends sharply, 0 where it is open and fades all the way. */
void
masar_brush_put_bar (const MasarBrush *self, MasarBox box, MasarColor color, double alpha, double left, double right)
{
  const MasarBox snapped = masar_brush_snap_box (self, box);
  const double soft = MIN (SOFT_END_PX / snapped.width, SOFT_SHARE);
  const double full = alpha * self->alpha;
  cairo_pattern_t *pattern;

  if (self->sprites && left > 0 && right > 0 && snapped.width > 3 && snapped.height > 0)
    {
      put_bar_in_parts (self, snapped, color, alpha, left, right);
      return;
    }
  pattern = cairo_pattern_create_linear (snapped.x, 0, snapped.x + snapped.width, 0);
  cairo_pattern_add_color_stop_rgba (pattern, 0, color.red, color.green, color.blue, full * left);
  cairo_pattern_add_color_stop_rgba (pattern, left > 0 ? soft : 1, color.red, color.green, color.blue, full);
  cairo_pattern_add_color_stop_rgba (pattern, right > 0 ? 1 - soft : 0, color.red, color.green, color.blue, full);
  cairo_pattern_add_color_stop_rgba (pattern, 1, color.red, color.green, color.blue, full * right);
  cairo_set_source (self->cr, pattern);
  masar_brush_add_rounded (self->cr, snapped, snapped.height / 2);
  cairo_fill (self->cr);
  cairo_pattern_destroy (pattern);
}
