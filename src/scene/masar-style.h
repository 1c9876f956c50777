/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

#include "masar-axis.h"
#include "masar-words.h"

G_BEGIN_DECLS

/**
 * MasarTheme:
 * @MASAR_THEME_LIGHT: dark on light, on a screen
 * @MASAR_THEME_DARK: light on dark
 * @MASAR_THEME_PRINT: on white paper
 */
typedef enum
{
  MASAR_THEME_LIGHT,
  MASAR_THEME_DARK,
  MASAR_THEME_PRINT,
} MasarTheme;

typedef struct
{
  double red;
  double green;
  double blue;
  double alpha;
} MasarColor;

/**
 * MasarShape:
 *
 * Marks differ by shape as well as by colour.
 */
typedef enum
{
  MASAR_SHAPE_DIAMOND,
  MASAR_SHAPE_TRIANGLE,
  MASAR_SHAPE_SQUARE,
  MASAR_SHAPE_DOT,
  MASAR_SHAPE_PAGE,
} MasarShape;

/**
 * MasarFont:
 *
 * The kinds of text that the scene draws.
 */
typedef enum
{
  MASAR_FONT_HEADING, /* 19, semibold: the title of a page */
  MASAR_FONT_MONTH,   /* 14, semibold: the upper row of the axis */
  MASAR_FONT_TITLE,   /* 14, semibold: of a card */
  MASAR_FONT_LANE,    /* 13, semibold */
  MASAR_FONT_LINE,    /* 13: a lesser event's title */
  MASAR_FONT_DETAIL,  /* 12 */
  MASAR_FONT_STRONG,  /* 12, semibold: counts */
} MasarFont;
#define MASAR_N_FONTS 7

/* One scale of spaces. */
#define MASAR_SPACE_SMALL 4.0
#define MASAR_SPACE_MEDIUM 8.0
#define MASAR_SPACE_LARGE 12.0
#define MASAR_SPACE_HUGE 16.0

/**
 * MasarStyle:
 * @theme: which palette
 * @direction: of the interface and its text; time has its own, see [struct@Axis]
 * @words: what is written
 * @font_family: Pango families, best first
 * @text_scale: 1, or more for larger text
 * @scale_factor: device pixels per pixel, for hairlines
 * @faint: how much is left of what recedes, from 0 to 1
 * @weekend: bits of the weekdays (bit 0 is Monday, as in ISO 8601) that rest
 * @week_start: on which day weeks start, 1 is Monday
 * @hijri: whether the axis tells the Hijri calendar too
 * @background: the ground of lanes; then the colours by their use
 * @lanes: the colours of lanes, see [method@Style.set_topic]; then their marks and names
 *
 * How a scene looks.
 */
typedef struct
{
  MasarTheme theme;
  MasarDirection direction;
  const MasarWords *words;
  const char *font_family;
  double text_scale;
  double scale_factor;
  double faint;
  guint weekend;
  int week_start;
  gboolean hijri;

  MasarColor background;
  MasarColor card;
  MasarColor text;
  MasarColor quiet;
  MasarColor hairline;
  MasarColor rest; /* the soft ground of days of rest */
  MasarColor pill;
  MasarColor accent;
  MasarColor relation;
  MasarColor dispute;
  MasarColor lanes[MASAR_N_LANES];
  MasarShape shapes[MASAR_N_LANES];
  const char *names[MASAR_N_LANES]; /* borrowed from the words and the topic */
} MasarStyle;

void masar_style_init (MasarStyle *self, MasarTheme theme, const MasarWords *words);
void masar_style_set_topic (MasarStyle *self, const MasarTopic *topic);
MasarEventType masar_style_choose_color (const MasarTopic *topic, const MasarEventRecord *event);
PangoFontDescription *masar_style_dup_font (const MasarStyle *self, MasarFont font);
gboolean masar_style_has_arabic_font (const MasarStyle *self, PangoFontMap *font_map);

G_END_DECLS
