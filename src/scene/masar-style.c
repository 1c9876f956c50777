/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-style.h"

/* The palette, as web colours: light, dark, print.  Types keep 3:1 against their ground in each and differ in
 * lightness, so that they hold for the colour-blind; shapes tell them apart as well. */
static const guint32 palette[][3] = {
  { 0xfafafa, 0x1e1e1e, 0xffffff }, /* background */
  { 0xffffff, 0x363636, 0xffffff }, /* card */
  { 0x1f1f24, 0xf6f5f4, 0x000000 }, /* text */
  { 0x6a696e, 0xa9a7ad, 0x55545a }, /* quiet */
  { 0xdcdcde, 0x3f3f42, 0xc8c8cc }, /* hairline */
  { 0xf1f1f2, 0x262627, 0xf4f4f5 }, /* rest */
  { 0xe6e6e9, 0x48484b, 0xececef }, /* pill */
  { 0x1c71d8, 0x78aeed, 0x1a5fb4 }, /* accent */
  { 0x6f6e75, 0xb0afb5, 0x6f6e75 }, /* relation */
  { 0xd1500b, 0xff8a4f, 0xc24708 }, /* dispute */
  { 0xd1500b, 0xff8a4f, 0xc24708 }, /* attack */
  { 0x0b6bb0, 0x62b5f2, 0x0b6bb0 }, /* strike */
  { 0x00855f, 0x3ecf9c, 0x007a57 }, /* talks */
  { 0x77767b, 0xa9a7ad, 0x5e5d63 }, /* context */
  { 0x6a696e, 0xa9a7ad, 0x55545a }, /* articles */
};

#define FIRST_LANE_COLOR 10

static const struct
{
  double size;
  PangoWeight weight;
} fonts[MASAR_N_FONTS] = {
  [MASAR_FONT_HEADING] = { 19, PANGO_WEIGHT_SEMIBOLD }, [MASAR_FONT_MONTH] = { 14, PANGO_WEIGHT_SEMIBOLD },
  [MASAR_FONT_TITLE] = { 14, PANGO_WEIGHT_SEMIBOLD },   [MASAR_FONT_LANE] = { 14, PANGO_WEIGHT_SEMIBOLD },
  [MASAR_FONT_LINE] = { 13, PANGO_WEIGHT_NORMAL },      [MASAR_FONT_DETAIL] = { 12, PANGO_WEIGHT_NORMAL },
  [MASAR_FONT_STRONG] = { 12, PANGO_WEIGHT_SEMIBOLD },
};

static MasarColor
color_from_rgb (guint32 rgb)
{
  return (MasarColor){ ((rgb >> 16) & 0xff) / 255.0, ((rgb >> 8) & 0xff) / 255.0, (rgb & 0xff) / 255.0, 1.0 };
}

/**
 * masar_style_init:
 * @theme: which palette
 * @words: what is written; Arabic makes the interface run from right to left, with Friday and Saturday at rest
 *   and weeks from Saturday on
 *
 * Fills a style with what is usual; every member may be changed afterwards.
 */
void
masar_style_init (MasarStyle *self, MasarTheme theme, const MasarWords *words)
{
  gboolean arabic = words->dates.language == MASAR_DATE_LANGUAGE_ARABIC;
  MasarColor *colors[] = { &self->background, &self->card, &self->text,   &self->quiet,    &self->hairline,
                           &self->rest,       &self->pill, &self->accent, &self->relation, &self->dispute };

  self->theme = theme;
  self->direction = arabic ? MASAR_DIRECTION_RTL : MASAR_DIRECTION_LTR;
  self->words = words;
  self->font_family = "Cantarell, Noto Sans, Noto Sans Arabic, sans-serif";
  self->text_scale = 1;
  self->scale_factor = 1;
  self->faint = 0.35;
  self->weekend = 1 << 4 | 1 << 5;
  self->week_start = arabic ? 6 : 1;
  self->hijri = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (colors); i++)
    *colors[i] = color_from_rgb (palette[i][theme]);
  masar_style_set_topic (self, NULL);
}

static void
set_lane (MasarStyle *self, guint lane, guint color, const char *name)
{
  static const MasarShape shapes[] = { MASAR_SHAPE_DIAMOND, MASAR_SHAPE_TRIANGLE, MASAR_SHAPE_SQUARE, MASAR_SHAPE_DOT,
                                       MASAR_SHAPE_PAGE };

  self->lanes[lane] = color_from_rgb (palette[FIRST_LANE_COLOR + color][self->theme]);
  self->shapes[lane] = shapes[color];
  self->names[lane] = name;
}

/**
 * masar_style_set_topic:
 * @topic: (nullable): whose lanes are drawn, or %NULL for a lane of each type; must live as long as the style
 *
 * Gives every lane its name, its colour and the shape of its marks.
 */
void
masar_style_set_topic (MasarStyle *self, const MasarTopic *topic)
{
  const guint n_lanes = topic != NULL ? masar_topic_get_n_lanes (topic) : MASAR_N_EVENT_TYPES;

  for (guint lane = 0; lane < MASAR_LANE_ARTICLES; lane++)
    if (topic != NULL && lane < n_lanes)
      set_lane (self, lane, masar_topic_get_lane_color (topic, lane),
                masar_topic_get_lane_name (topic, lane, self->words->language));
    else
      set_lane (self, lane, MIN (lane, MASAR_EVENT_CONTEXT), self->words->lanes[MIN (lane, MASAR_EVENT_CONTEXT)]);
  set_lane (self, MASAR_LANE_ARTICLES, MASAR_N_EVENT_TYPES, self->words->lanes[MASAR_N_EVENT_TYPES]);
}

/**
 * masar_style_choose_color:
 * @topic: (nullable): whose lanes are drawn, or %NULL for a lane of each type
 * @event: an event
 *
 * Returns: whose colour and shape @event has, on the timeline and wherever else it is told of
 */
MasarEventType
masar_style_choose_color (const MasarTopic *topic, const MasarEventRecord *event)
{
  if (topic == NULL)
    return event->type;
  return (MasarEventType) masar_topic_get_lane_color (topic, masar_topic_find_lane (topic, event));
}

/**
 * masar_style_dup_font:
 * @font: a kind of text
 *
 * Returns: (transfer full): its description, in device-independent pixels
 */
PangoFontDescription *
masar_style_dup_font (const MasarStyle *self, MasarFont font)
{
  PangoFontDescription *description = pango_font_description_new ();

  pango_font_description_set_family (description, self->font_family);
  pango_font_description_set_absolute_size (description, fonts[font].size * self->text_scale * PANGO_SCALE);
  pango_font_description_set_weight (description, fonts[font].weight);
  return description;
}

/**
 * masar_style_has_arabic_font:
 * @font_map: where fonts are looked up
 *
 * Shapes a word and looks for glyphs that no font has.
 *
 * Returns: whether an installed font covers Arabic
 */
gboolean
masar_style_has_arabic_font (const MasarStyle *self, PangoFontMap *font_map)
{
  PangoContext *context = pango_font_map_create_context (font_map);
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = masar_style_dup_font (self, MASAR_FONT_TITLE);
  gboolean has_font;

  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, "أبجد هوّز لا ٠١٢٣", -1);
  has_font = pango_layout_get_unknown_glyphs_count (layout) == 0;
  pango_font_description_free (font);
  g_object_unref (layout);
  g_object_unref (context);
  return has_font;
}
