/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-app"

#include "masar-settings.h"

#include "masar-topic.h"

/* A file of keys in the user's configuration folder: it needs no schema, so a build that is not installed, the sandbox
 * and the tests keep it the same way.  What is not in it is as usual; that it cannot be read or written is no reason to
 * bother anybody.  What others wrote into it stays. */

#define WINDOW "window"
#define CALENDAR "calendar"

struct _MasarSettings
{
  GObject parent_instance;

  char *path;
  GKeyFile *file;
  gboolean fold;
  gboolean hijri;
  gboolean european_digits;
  MasarMonthNames month_names;
  char *topic;
};

G_DEFINE_FINAL_TYPE (MasarSettings, masar_settings, G_TYPE_OBJECT)

enum
{
  PROP_EUROPEAN_DIGITS = 1,
  PROP_FOLD,
  PROP_HIJRI,
  PROP_MONTH_NAMES,
  PROP_PATH,
  PROP_RIGHT_TO_LEFT,
  PROP_TOPIC,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char *const month_names[MASAR_N_MONTH_NAMES] = { "levantine", "egyptian", "both" };

/* Returns whether @name is one of them. */
static gboolean
find_month_names (const char *name, MasarMonthNames *names)
{
  for (guint i = 0; i < MASAR_N_MONTH_NAMES; i++)
    if (g_strcmp0 (name, month_names[i]) == 0)
      {
        *names = (MasarMonthNames) i;
        return TRUE;
      }
  return FALSE;
}

static void
save (MasarSettings *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);

  g_mkdir_with_parents (folder, 0700);
  g_key_file_save_to_file (self->file, self->path, NULL);
}

static void
load (MasarSettings *self)
{
  g_autofree char *names = NULL;
  g_autofree char *topic = NULL;

  g_key_file_load_from_file (self->file, self->path, G_KEY_FILE_KEEP_COMMENTS, NULL);
  self->fold = g_key_file_get_boolean (self->file, WINDOW, "fold", NULL);
  self->hijri = g_key_file_get_boolean (self->file, CALENDAR, "hijri", NULL);
  self->european_digits = g_key_file_get_boolean (self->file, CALENDAR, "european-digits", NULL);
  self->month_names = MASAR_MONTH_NAMES_BOTH;
  names = g_key_file_get_string (self->file, CALENDAR, "month-names", NULL);
  find_month_names (names, &self->month_names);
  topic = g_key_file_get_string (self->file, WINDOW, "topic", NULL);
  self->topic = topic != NULL && *topic != '\0' ? g_steal_pointer (&topic) : g_strdup (MASAR_TOPIC_DEFAULT);
}

static void
set_flag (MasarSettings *self, gboolean *flag, const char *group, guint property, gboolean value)
{
  if (*flag == value)
    return;
  *flag = value;
  g_key_file_set_boolean (self->file, group, properties[property]->name, value);
  save (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/* Only what is not the way of the interface is kept: another language brings its own way along. */
static void
set_right_to_left (MasarSettings *self, gboolean right_to_left)
{
  const gboolean usual = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;

  if (masar_settings_get_right_to_left (self) == right_to_left)
    return;
  if (right_to_left == usual)
    g_key_file_remove_key (self->file, WINDOW, "right-to-left", NULL);
  else
    g_key_file_set_boolean (self->file, WINDOW, "right-to-left", right_to_left);
  save (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RIGHT_TO_LEFT]);
}

static void
set_month_names (MasarSettings *self, const char *name)
{
  MasarMonthNames names;

  if (!find_month_names (name, &names) || names == self->month_names)
    return;
  self->month_names = names;
  g_key_file_set_string (self->file, CALENDAR, "month-names", name);
  save (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MONTH_NAMES]);
}

static void
set_topic (MasarSettings *self, const char *topic)
{
  if (topic == NULL || g_str_equal (topic, self->topic))
    return;
  g_free (self->topic);
  self->topic = g_strdup (topic);
  g_key_file_set_string (self->file, WINDOW, "topic", topic);
  save (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOPIC]);
}

static void
masar_settings_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MasarSettings *self = MASAR_SETTINGS (object);

  switch (id)
    {
    case PROP_EUROPEAN_DIGITS:
      g_value_set_boolean (value, self->european_digits);
      break;
    case PROP_FOLD:
      g_value_set_boolean (value, self->fold);
      break;
    case PROP_HIJRI:
      g_value_set_boolean (value, self->hijri);
      break;
    case PROP_MONTH_NAMES:
      g_value_set_string (value, month_names[self->month_names]);
      break;
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_RIGHT_TO_LEFT:
      g_value_set_boolean (value, masar_settings_get_right_to_left (self));
      break;
    case PROP_TOPIC:
      g_value_set_string (value, self->topic);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
masar_settings_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MasarSettings *self = MASAR_SETTINGS (object);

  switch (id)
    {
    case PROP_EUROPEAN_DIGITS:
      set_flag (self, &self->european_digits, CALENDAR, PROP_EUROPEAN_DIGITS, g_value_get_boolean (value));
      break;
    case PROP_FOLD:
      set_flag (self, &self->fold, WINDOW, PROP_FOLD, g_value_get_boolean (value));
      break;
    case PROP_HIJRI:
      set_flag (self, &self->hijri, CALENDAR, PROP_HIJRI, g_value_get_boolean (value));
      break;
    case PROP_MONTH_NAMES:
      set_month_names (self, g_value_get_string (value));
      break;
    case PROP_PATH:
      self->path = g_value_dup_string (value);
      break;
    case PROP_RIGHT_TO_LEFT:
      set_right_to_left (self, g_value_get_boolean (value));
      break;
    case PROP_TOPIC:
      set_topic (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
masar_settings_constructed (GObject *object)
{
  G_OBJECT_CLASS (masar_settings_parent_class)->constructed (object);

  load (MASAR_SETTINGS (object));
}

static void
masar_settings_finalize (GObject *object)
{
  MasarSettings *self = MASAR_SETTINGS (object);

  g_key_file_unref (self->file);
  g_free (self->path);
  g_free (self->topic);

  G_OBJECT_CLASS (masar_settings_parent_class)->finalize (object);
}

static void
masar_settings_class_init (MasarSettingsClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = masar_settings_get_property;
  object_class->set_property = masar_settings_set_property;
  object_class->constructed = masar_settings_constructed;
  object_class->finalize = masar_settings_finalize;

  /**
   * MasarSettings:european-digits:
   *
   * Whether Arabic dates and counts have European digits.
   */
  properties[PROP_EUROPEAN_DIGITS] = g_param_spec_boolean ("european-digits", NULL, NULL, FALSE, flags);

  /**
   * MasarSettings:fold:
   *
   * Whether long empty stretches of time are folded.
   */
  properties[PROP_FOLD] = g_param_spec_boolean ("fold", NULL, NULL, FALSE, flags);

  /**
   * MasarSettings:hijri:
   *
   * Whether the axis tells the Hijri calendar too.
   */
  properties[PROP_HIJRI] = g_param_spec_boolean ("hijri", NULL, NULL, FALSE, flags);

  /**
   * MasarSettings:month-names:
   *
   * Which names Gregorian months have in Arabic: levantine, egyptian or both; anything else is not taken.
   */
  properties[PROP_MONTH_NAMES] = g_param_spec_string ("month-names", NULL, NULL, "both", flags);

  /**
   * MasarSettings:path:
   *
   * The file that keeps them.
   */
  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL,
                                               G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /**
   * MasarSettings:right-to-left:
   *
   * Whether time runs from right to left.  At first as the text of the interface runs.
   */
  properties[PROP_RIGHT_TO_LEFT] = g_param_spec_boolean ("right-to-left", NULL, NULL, FALSE, flags);

  /**
   * MasarSettings:topic:
   *
   * The name or path of the topic that was chosen last.
   */
  properties[PROP_TOPIC] = g_param_spec_string ("topic", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
masar_settings_init (MasarSettings *self)
{
  self->file = g_key_file_new ();
}

/**
 * masar_settings_get_default:
 *
 * Returns: (transfer none): those of the program, read at the first call
 */
MasarSettings *
masar_settings_get_default (void)
{
  static gsize settings;

  if (g_once_init_enter (&settings))
    {
      g_autofree char *path = g_build_filename (g_get_user_config_dir (), "masar", "window.ini", NULL);

      g_once_init_leave (&settings, (gsize) masar_settings_new (path));
    }
  return (MasarSettings *) settings;
}

/**
 * masar_settings_new:
 * @path: the file that keeps them; it need not be there
 *
 * Returns: (transfer full): the settings of @path
 */
MasarSettings *
masar_settings_new (const char *path)
{
  return g_object_new (MASAR_TYPE_SETTINGS, "path", path, NULL);
}

gboolean
masar_settings_get_fold (MasarSettings *self)
{
  g_return_val_if_fail (MASAR_IS_SETTINGS (self), FALSE);

  return self->fold;
}

gboolean
masar_settings_get_hijri (MasarSettings *self)
{
  g_return_val_if_fail (MASAR_IS_SETTINGS (self), FALSE);

  return self->hijri;
}

gboolean
masar_settings_get_european_digits (MasarSettings *self)
{
  g_return_val_if_fail (MASAR_IS_SETTINGS (self), FALSE);

  return self->european_digits;
}

MasarMonthNames
masar_settings_get_month_names (MasarSettings *self)
{
  g_return_val_if_fail (MASAR_IS_SETTINGS (self), MASAR_MONTH_NAMES_BOTH);

  return self->month_names;
}

gboolean
masar_settings_get_right_to_left (MasarSettings *self)
{
  g_return_val_if_fail (MASAR_IS_SETTINGS (self), FALSE);

  if (g_key_file_has_key (self->file, WINDOW, "right-to-left", NULL))
    return g_key_file_get_boolean (self->file, WINDOW, "right-to-left", NULL);
  return gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
}

const char *
masar_settings_get_topic (MasarSettings *self)
{
  g_return_val_if_fail (MASAR_IS_SETTINGS (self), NULL);

  return self->topic;
}
