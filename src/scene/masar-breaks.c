/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "masar-scene"

#include "masar-breaks.h"

struct _MasarBreaks
{
  gatomicrefcount n_references;
  gint64 width_minutes;
  guint n;
  MasarBreak *breaks;
  double *shifts; /* how much earlier than in civil time the axis is behind each break; one more than there are breaks,
                     the first is 0 */
  MasarBreaks *folded; /* what this is on its way from or to, or NULL */
  guint unfolding;     /* which of them is on its way, if one is */
  double share;        /* and how far it is open */
};

/* How much of the axis one takes that is not open. */
static double
get_width (const MasarBreaks *self, guint position)
{
  const MasarSpan span = self->breaks[position].span;
  const double width = (double) self->width_minutes;

  if (self->folded == NULL || position != self->unfolding)
    return width;
  return width + self->share * ((double) (span.end_minutes - span.begin_minutes) - width);
}

static double
get_shift (const MasarBreaks *self, guint position)
{
  const MasarBreak *here = &self->breaks[position];

  return here->open ? 0 : (double) (here->span.end_minutes - here->span.begin_minutes) - get_width (self, position);
}

static void
add_shifts (MasarBreaks *self)
{
  self->shifts = g_new0 (double, self->n + 1);
  for (guint i = 0; i < self->n; i++)
    self->shifts[i + 1] = self->shifts[i] + get_shift (self, i);
}

static MasarBreaks *
take (MasarBreak *breaks, guint n_breaks, gint64 width_minutes)
{
  MasarBreaks *self = g_new0 (MasarBreaks, 1);

  g_atomic_ref_count_init (&self->n_references);
  self->width_minutes = width_minutes;
  self->n = n_breaks;
  self->breaks = breaks;
  add_shifts (self);
  return self;
}

/**
 * masar_breaks_new:
 * @breaks: (array length=n_breaks): in the order of time, apart from each other, each longer than @width_minutes
 * @n_breaks: how many there are
 * @width_minutes: how much of the axis each takes, more than 0
 *
 * Returns: (transfer full): the breaks
 */
MasarBreaks *
masar_breaks_new (const MasarBreak *breaks, guint n_breaks, gint64 width_minutes)
{
  g_return_val_if_fail (width_minutes > 0, NULL);

  return take (g_memdup2 (breaks, n_breaks * sizeof *breaks), n_breaks, width_minutes);
}

/**
 * masar_breaks_turn:
 * @position: less than their number
 *
 * Returns: (transfer full): the same breaks, but this one opened, or folded again
 */
MasarBreaks *
masar_breaks_turn (const MasarBreaks *self, guint position)
{
  MasarBreak *breaks;

  g_return_val_if_fail (self != NULL && position < self->n, NULL);

  breaks = g_memdup2 (self->breaks, self->n * sizeof *breaks);
  breaks[position].open = !breaks[position].open;
  return take (breaks, self->n, self->width_minutes);
}

/**
 * masar_breaks_unfold:
 * @position: less than their number, of a closed one
 * @share: how far it is open: 0 is folded, 1 its true length
 *
 * A step of the way on which a break opens or folds.  It counts as closed.
 *
 * Returns: (transfer full): the same breaks, but this one that far open
 */
MasarBreaks *
masar_breaks_unfold (MasarBreaks *self, guint position, double share)
{
  MasarBreaks *step;

  g_return_val_if_fail (self != NULL && position < self->n && !self->breaks[position].open, NULL);

  step = g_new0 (MasarBreaks, 1);
  g_atomic_ref_count_init (&step->n_references);
  step->width_minutes = self->width_minutes;
  step->n = self->n;
  step->breaks = g_memdup2 (self->breaks, self->n * sizeof *self->breaks);
  step->folded = masar_breaks_ref (self);
  step->unfolding = position;
  step->share = share;
  add_shifts (step);
  return step;
}

/**
 * masar_breaks_get_folded:
 *
 * Returns: (transfer none): the breaks from which masar_breaks_unfold() made these, or these
 */
MasarBreaks *
masar_breaks_get_folded (MasarBreaks *self)
{
  return self != NULL && self->folded != NULL ? self->folded : self;
}

/**
 * masar_breaks_get_share:
 * @position: less than their number
 *
 * Returns: how far that break is open
 */
double
masar_breaks_get_share (const MasarBreaks *self, guint position)
{
  g_return_val_if_fail (self != NULL && position < self->n, 0);

  if (self->folded != NULL && position == self->unfolding)
    return self->share;
  return self->breaks[position].open ? 1 : 0;
}

static gboolean
overlaps (MasarSpan a, MasarSpan b)
{
  return a.begin_minutes < b.end_minutes && b.begin_minutes < a.end_minutes;
}

/**
 * masar_breaks_take_open:
 * @self: (nullable) (transfer full): breaks of what is shown now
 * @other: (nullable): those of what was shown before
 *
 * Returns: (nullable) (transfer full): @self, with what overlaps an open break of @other open as well
 */
MasarBreaks *
masar_breaks_take_open (MasarBreaks *self, const MasarBreaks *other)
{
  const guint n_other = masar_breaks_get_n (other);

  for (guint i = 0, j = 0; i < masar_breaks_get_n (self) && j < n_other;)
    {
      const MasarBreak *here = &self->breaks[i], *there = &other->breaks[j];

      if (there->open && !here->open && overlaps (here->span, there->span))
        {
          MasarBreaks *opened = masar_breaks_turn (self, i);

          masar_breaks_unref (self);
          self = opened;
        }
      else if (here->span.end_minutes < there->span.end_minutes)
        i++;
      else
        j++;
    }
  return self;
}

MasarBreaks *
masar_breaks_ref (MasarBreaks *self)
{
  g_atomic_ref_count_inc (&self->n_references);
  return self;
}

void
masar_breaks_unref (MasarBreaks *self)
{
  if (!g_atomic_ref_count_dec (&self->n_references))
    return;
  g_clear_pointer (&self->folded, masar_breaks_unref);
  g_free (self->breaks);
  g_free (self->shifts);
  g_free (self);
}

static gboolean
break_equal (const MasarBreak *a, const MasarBreak *b)
{
  return masar_span_equal (a->span, b->span) && masar_span_equal (a->empty, b->empty) && a->open == b->open;
}

/**
 * masar_breaks_equal:
 * @self: (nullable): some breaks
 * @other: (nullable): others
 *
 * Returns: whether both fold the same
 */
gboolean
masar_breaks_equal (const MasarBreaks *self, const MasarBreaks *other)
{
  if (self == NULL || other == NULL || self == other)
    return self == other;
  if (self->n != other->n || self->width_minutes != other->width_minutes || self->share != other->share
      || self->unfolding != other->unfolding)
    return FALSE;
  for (guint i = 0; i < self->n; i++)
    if (!break_equal (&self->breaks[i], &other->breaks[i]))
      return FALSE;
  return TRUE;
}

/**
 * masar_breaks_get_n:
 *
 * Returns: how many breaks there are, open ones among them
 */
guint
masar_breaks_get_n (const MasarBreaks *self)
{
  return self != NULL ? self->n : 0;
}

/**
 * masar_breaks_get:
 * @position: less than their number
 *
 * Returns: (transfer none): that break
 */
const MasarBreak *
masar_breaks_get (const MasarBreaks *self, guint position)
{
  g_return_val_if_fail (self != NULL && position < self->n, NULL);

  return &self->breaks[position];
}

/* How many breaks begin at or before a time; by the axis, when @on_axis. */
static guint
count_begun (const MasarBreaks *self, double minutes, gboolean on_axis)
{
  guint low = 0, high = self->n;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;
      const double begin = (double) self->breaks[middle].span.begin_minutes - (on_axis ? self->shifts[middle] : 0);

      if (begin <= minutes)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * masar_breaks_to_axis:
 * @minutes: civil minutes
 *
 * Cost: logarithmic in the number of breaks.
 *
 * Returns: the axis minutes there; exactly, for whole and half minutes outside of breaks
 */
double
masar_breaks_to_axis (const MasarBreaks *self, double minutes)
{
  guint n;
  const MasarBreak *last;

  if (self == NULL)
    return minutes;
  n = count_begun (self, minutes, FALSE);
  if (n == 0)
    return minutes;
  last = &self->breaks[n - 1];
  if (minutes >= (double) last->span.end_minutes || last->open)
    return minutes - self->shifts[n];
  return (double) last->span.begin_minutes - self->shifts[n - 1]
         + (minutes - (double) last->span.begin_minutes) * get_width (self, n - 1)
               / (double) (last->span.end_minutes - last->span.begin_minutes);
}

/**
 * masar_breaks_to_minutes:
 * @axis_minutes: axis minutes
 *
 * Cost: logarithmic in the number of breaks.
 *
 * Returns: the civil minutes there
 */
double
masar_breaks_to_minutes (const MasarBreaks *self, double axis_minutes)
{
  guint n;
  const MasarBreak *last;
  double begin;

  if (self == NULL)
    return axis_minutes;
  n = count_begun (self, axis_minutes, TRUE);
  if (n == 0)
    return axis_minutes;
  last = &self->breaks[n - 1];
  begin = (double) last->span.begin_minutes - self->shifts[n - 1];
  if (last->open || axis_minutes >= begin + get_width (self, n - 1))
    return axis_minutes + self->shifts[n];
  return (double) last->span.begin_minutes
         + (axis_minutes - begin) * (double) (last->span.end_minutes - last->span.begin_minutes)
               / get_width (self, n - 1);
}

/**
 * masar_breaks_find:
 * @minutes: civil minutes
 *
 * Returns: the first break that ends after @minutes, or their number
 */
guint
masar_breaks_find (const MasarBreaks *self, double minutes)
{
  guint n;

  if (self == NULL)
    return 0;
  n = count_begun (self, minutes, FALSE);
  return n > 0 && (double) self->breaks[n - 1].span.end_minutes > minutes ? n - 1 : n;
}
