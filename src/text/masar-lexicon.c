/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-text"

#include "masar-lexicon.h"

#include "masar-data-file.h"
#include "masar-lexicon-private.h"
#include "masar-lexicon-resources.h"
#include "masar-text.h"
#include "masar-word-cache-private.h"

/* The lexicon: words with small ids in an open hash table, and under each word the forms that begin with it.
 * Filled by one thread; after that it is only read, by any thread. */

#define RESOURCE_FOLDER "/io/github/masar_app/Masar/lexicon"

typedef struct
{
  const char *name;
  GPtrArray *entries;  /* MasarLexiconEntry */
  GHashTable *by_name; /* the first of each name; later ones add forms */
} MasarLexiconCategory;

/* What is being read, for the messages. */
typedef struct
{
  const MasarDataFile *file;
  GError **error;
} MasarLexiconReader;

G_DEFINE_QUARK (masar_lexicon_error_quark, masar_lexicon_error)

static void
entry_free (MasarLexiconEntry *entry)
{
  g_free (entry->members);
  g_free (entry);
}

static void
made_view_free (MasarLexiconMadeView *made)
{
  made->view->free (made->data);
  g_free (made);
}

static void
clear_views (MasarLexicon *self)
{
  while (self->views != NULL)
    {
      MasarLexiconMadeView *made = self->views;

      self->views = made->next;
      made_view_free (made);
    }
}

/* ---- caches of words ---- */

static MasarLexiconCaches *
caches_new (void)
{
  MasarLexiconCaches *self = g_new0 (MasarLexiconCaches, 1);

  g_mutex_init (&self->lock);
  self->idle = g_ptr_array_new_with_free_func ((GDestroyNotify) masar_word_cache_free);
  return self;
}

static void
caches_free (MasarLexiconCaches *self)
{
  g_mutex_clear (&self->lock);
  g_ptr_array_unref (self->idle);
  g_free (self);
}

static void
category_free (MasarLexiconCategory *category)
{
  g_ptr_array_unref (category->entries);
  g_hash_table_unref (category->by_name);
  g_free (category);
}

/* ---- words ---- */

static void
insert_slot (MasarLexicon *self, guint32 word)
{
  const MasarLexiconWord *it = masar_lexicon_peek_word (self, word);
  MasarLexiconAnalysis *analysis = &self->analyses[word];
  const guint64 hash = masar_lexicon_hash (it->text, it->length);
  const guint32 bit = (guint32) (hash >> (64 - MASAR_LEXICON_FILTER_BITS));
  guint32 i = (guint32) hash & self->slot_mask;

  while (self->slots[i].word != 0)
    i = (i + 1) & self->slot_mask;
  self->slots[i] = (MasarLexiconSlot){ (guint32) hash, word };
  self->filter[bit / 64] |= G_GUINT64_CONSTANT (1) << bit % 64;
  analysis->length = (guint8) MIN (it->length, sizeof analysis->text + 1);
  memcpy (analysis->text, it->text, MIN (it->length, sizeof analysis->text));
}

static void
set_n_slots (MasarLexicon *self, guint32 n_slots)
{
  g_free (self->slots);
  g_aligned_free (self->analyses);
  self->slots = g_new0 (MasarLexiconSlot, n_slots);
  self->analyses = g_aligned_alloc0 (n_slots / 2 + 1, sizeof (MasarLexiconAnalysis), MASAR_LEXICON_LINE_BYTES);
  self->slot_mask = n_slots - 1;
  for (guint32 word = 1; word < self->words->len; word++)
    insert_slot (self, word);
}

static guint32
intern_word (MasarLexicon *self, const char *folded)
{
  const gsize length = strlen (folded);
  guint32 word = masar_lexicon_lookup (self, folded, length);

  if (word == 0)
    {
      const MasarLexiconWord added = { .text = g_string_chunk_insert (self->strings, folded),
                                       .length = (guint32) length };

      word = self->words->len;
      g_array_append_val (self->words, added);
      /* Half full at most: small enough to stay close by, and what is not there hardly passes the filter. */
      if (self->words->len * 2 > self->slot_mask)
        set_n_slots (self, (self->slot_mask + 1) * 2);
      else
        insert_slot (self, word);
    }
  return word;
}

/* ---- forms ---- */

static gboolean
forms_equal (const MasarLexiconForm *a, const MasarLexiconForm *b)
{
  return a->entry->category == b->entry->category && a->n_words == b->n_words
         && memcmp (a->words, b->words, a->n_words * sizeof (a->words[0])) == 0;
}

/* Puts the form into its word's chain: longest first, a later one before an earlier one of the same length.  One of the
 * same category and words is replaced. */
static void
add_form (MasarLexicon *self, const MasarLexiconForm *form)
{
  MasarLexiconWord *first = &g_array_index (self->words, MasarLexiconWord, form->words[0]);
  guint32 *link = &first->first_form;

  if (form->pronouns)
    g_array_index (self->words, MasarLexiconWord, form->words[form->n_words - 1]).pronouns = TRUE;
  for (guint32 *at = &first->first_form; *at != 0;)
    {
      MasarLexiconForm *other = &g_array_index (self->forms, MasarLexiconForm, *at - 1);

      if (forms_equal (other, form))
        {
          other->entry = form->entry;
          other->pronouns = form->pronouns;
          return;
        }
      if (other->n_words > form->n_words)
        link = &other->next;
      at = &other->next;
    }
  {
    MasarLexiconForm added = *form;

    added.next = *link;
    *link = self->forms->len + 1; /* before the array moves */
    g_array_append_val (self->forms, added);
  }
}

/* Lays the forms of each word out together, as they are matched. */
static void
arrange (MasarLexicon *self)
{
  g_array_set_size (self->patterns, 0);
  g_array_set_size (self->rests, 0);
  for (guint32 i = 1; i < self->words->len; i++)
    {
      MasarLexiconWord *word = &g_array_index (self->words, MasarLexiconWord, i);

      word->first_pattern = self->patterns->len;
      word->n_phrases = 0;
      for (guint32 at = word->first_form; at != 0;)
        {
          const MasarLexiconForm *form = &g_array_index (self->forms, MasarLexiconForm, at - 1);
          const MasarLexiconPattern pattern = { form->entry,      form->n_words > 1 ? form->words[1] : 0,
                                                self->rests->len, (guint16) form->entry->category,
                                                form->n_words,    form->pronouns };

          if (form->n_words > 1)
            {
              const guint32 bit = masar_lexicon_hash_pair (i, form->words[1]);

              self->pairs[bit / 64] |= G_GUINT64_CONSTANT (1) << bit % 64;
              word->n_phrases = (guint16) (self->patterns->len + 1 - word->first_pattern);
            }
          if (form->n_words > 2)
            g_array_append_vals (self->rests, form->words + 2, form->n_words - 2);
          g_array_append_val (self->patterns, pattern);
          at = form->next;
        }
      word->n_patterns = (guint16) MIN (self->patterns->len - word->first_pattern, G_MAXUINT16);
    }
  masar_lexicon_analyse (self);
  g_ptr_array_set_size (self->caches->idle, 0);
  self->numerals = (MasarNumeralCategories){
    .cardinal = masar_lexicon_get_category (self, "cardinal"),
    .hundred = masar_lexicon_get_category (self, "hundred"),
    .multiplier = masar_lexicon_get_category (self, "multiplier"),
    .ordinal = masar_lexicon_get_category (self, "ordinal"),
  };
  self->numerals.any =
      masar_category_set_union (masar_category_set_union (masar_lexicon_get_set (self, self->numerals.cardinal),
                                                          masar_lexicon_get_set (self, self->numerals.hundred)),
                                masar_category_set_union (masar_lexicon_get_set (self, self->numerals.multiplier),
                                                          masar_lexicon_get_set (self, self->numerals.ordinal)));
}

/* ---- reading ---- */

static gboolean
fail (MasarLexiconReader *reader, JsonObject *object, const char *path, const char *expected, const char *found)
{
  return masar_data_file_fail (reader->file, object, path, expected, found, reader->error);
}

static gboolean
fail_node (MasarLexiconReader *reader, JsonObject *object, const char *path, const char *expected, JsonNode *node)
{
  return masar_data_file_fail_node (reader->file, object, path, expected, node, reader->error);
}

static gboolean
read_form (MasarLexiconReader *reader,
           MasarLexicon *self,
           const MasarLexiconEntry *entry,
           gboolean pronouns,
           const char *text,
           const char *path)
{
  g_autoptr (MasarText) words = masar_text_new (text, strlen (text), NULL);
  const guint n_words = masar_text_get_n_tokens (words);
  MasarLexiconForm form = { .entry = entry, .pronouns = (guint8) pronouns };

  if (n_words == 0 || n_words > MASAR_LEXICON_MAX_WORDS_IN_FORM)
    {
      g_autofree char *found = g_strdup_printf ("“%s”", text);

      return fail (reader, entry->data, path, "a form of one to twelve words", found);
    }
  for (guint i = 0; i < n_words; i++)
    form.words[form.n_words++] = intern_word (self, masar_text_get_folded (words, i));
  add_form (self, &form);
  return TRUE;
}

/* Takes over the members beside forms, name and value that are strings, numbers or truths. */
static void
read_members (MasarLexiconEntry *entry)
{
  g_autoptr (GList) names = json_object_get_members (entry->data);

  entry->members = g_new0 (MasarLexiconMember, g_list_length (names));
  for (GList *name = names; name != NULL; name = name->next)
    {
      JsonNode *node = json_object_get_member (entry->data, name->data);
      MasarLexiconMember *member = &entry->members[entry->n_members];

      member->name = name->data;
      member->key = masar_lexicon_get_key (name->data);
      if (masar_data_node_holds (node, G_TYPE_STRING))
        member->string = json_node_get_string (node);
      else if (masar_data_node_holds (node, G_TYPE_INT64))
        member->number = (int) CLAMP (json_node_get_int (node), G_MININT, G_MAXINT);
      else if (masar_data_node_holds (node, G_TYPE_BOOLEAN))
        member->number = json_node_get_boolean (node);
      entry->n_members +=
          !g_str_equal (name->data, "forms") && !g_str_equal (name->data, "name") && !g_str_equal (name->data, "value");
    }
}

static gboolean
read_entry (MasarLexiconReader *reader,
            MasarLexicon *self,
            MasarLexiconCategory *category,
            guint category_id,
            gboolean pronouns,
            JsonObject *object,
            const char *path)
{
  MasarLexiconEntry *entry = NULL;
  JsonNode *value = json_object_get_member (object, "value");
  JsonNode *name = json_object_get_member (object, "name");
  JsonNode *forms = json_object_get_member (object, "forms");
  JsonArray *array;

  if (forms == NULL || !JSON_NODE_HOLDS_ARRAY (forms) || json_array_get_length (json_node_get_array (forms)) == 0)
    {
      g_autofree char *at = g_strconcat (path, ".forms", NULL);

      return fail_node (reader, object, at, "an array of strings", forms);
    }
  if (value != NULL && !masar_data_node_holds (value, G_TYPE_INT64))
    {
      g_autofree char *at = g_strconcat (path, ".value", NULL);

      return fail_node (reader, object, at, "a whole number", value);
    }
  if (name != NULL && !masar_data_node_holds (name, G_TYPE_STRING))
    {
      g_autofree char *at = g_strconcat (path, ".name", NULL);

      return fail_node (reader, object, at, "a string", name);
    }
  array = json_node_get_array (forms);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!masar_data_node_holds (json_array_get_element (array, i), G_TYPE_STRING))
      {
        g_autofree char *at = g_strdup_printf ("%s.forms[%u]", path, i);

        return fail_node (reader, object, at, "a string", json_array_get_element (array, i));
      }
  entry = g_new0 (MasarLexiconEntry, 1);
  entry->category = category_id;
  entry->position = category->entries->len;
  entry->value = value ? (int) CLAMP (json_node_get_int (value), G_MININT, G_MAXINT) : 0;
  entry->name = name ? json_node_get_string (name) : json_array_get_string_element (array, 0);
  entry->data = object;
  read_members (entry);
  g_ptr_array_add (category->entries, entry);
  if (!g_hash_table_contains (category->by_name, entry->name))
    g_hash_table_insert (category->by_name, (gpointer) entry->name, entry);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *at = g_strdup_printf ("%s.forms[%u]", path, i);

      if (!read_form (reader, self, entry, pronouns, json_array_get_string_element (array, i), at))
        return FALSE;
    }
  return TRUE;
}

static guint
ensure_category (MasarLexicon *self, const char *name)
{
  guint id = masar_lexicon_get_category (self, name);

  if (id == MASAR_LEXICON_NO_CATEGORY)
    {
      MasarLexiconCategory *category = g_new0 (MasarLexiconCategory, 1);

      category->name = g_string_chunk_insert_const (self->strings, name);
      category->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
      category->by_name = g_hash_table_new (g_str_hash, g_str_equal);
      id = self->categories->len;
      g_ptr_array_add (self->categories, category);
      g_hash_table_insert (self->category_ids, (gpointer) category->name, GUINT_TO_POINTER (id));
    }
  return id;
}

static gboolean
read_category (MasarLexiconReader *reader, MasarLexicon *self, const char *name, JsonObject *object)
{
  const guint id = ensure_category (self, name);
  JsonNode *entries = json_object_get_member (object, "entries");
  JsonNode *pronouns = json_object_get_member (object, "pronouns");
  g_autofree char *path = g_strdup_printf ("categories.%s.entries", name);
  JsonArray *array;

  if (entries == NULL || !JSON_NODE_HOLDS_ARRAY (entries))
    return fail_node (reader, object, path, "an array of entries", entries);
  if (pronouns != NULL && !masar_data_node_holds (pronouns, G_TYPE_BOOLEAN))
    {
      g_autofree char *at = g_strdup_printf ("categories.%s.pronouns", name);

      return fail_node (reader, object, at, "true or false", pronouns);
    }
  array = json_node_get_array (entries);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *entry = json_array_get_element (array, i);
      g_autofree char *at = g_strdup_printf ("%s[%u]", path, i);

      if (!JSON_NODE_HOLDS_OBJECT (entry))
        return fail_node (reader, object, at, "an object with “forms”", entry);
      if (!read_entry (reader, self, g_ptr_array_index (self->categories, id), id,
                       pronouns != NULL && json_node_get_boolean (pronouns), json_node_get_object (entry), at))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_root (MasarLexiconReader *reader, MasarLexicon *self, JsonNode *root)
{
  JsonNode *categories;
  g_autoptr (GList) names = NULL;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return fail_node (reader, NULL, "the file", "an object with “categories”", root);
  categories = json_object_get_member (json_node_get_object (root), "categories");
  if (categories == NULL || !JSON_NODE_HOLDS_OBJECT (categories))
    return fail_node (reader, json_node_get_object (root), "categories", "an object of categories", categories);
  names = json_object_get_members (json_node_get_object (categories));
  for (GList *name = names; name != NULL; name = name->next)
    {
      JsonNode *category = json_object_get_member (json_node_get_object (categories), name->data);
      g_autofree char *path = g_strconcat ("categories.", (const char *) name->data, NULL);

      if (!JSON_NODE_HOLDS_OBJECT (category))
        return fail_node (reader, json_node_get_object (categories), path, "an object with “entries”", category);
      if (!read_category (reader, self, name->data, json_node_get_object (category)))
        return FALSE;
    }
  return TRUE;
}

/* ---- public ---- */

/**
 * masar_lexicon_new:
 *
 * Returns: (transfer full): a lexicon without words
 */
MasarLexicon *
masar_lexicon_new (void)
{
  MasarLexicon *self = g_new0 (MasarLexicon, 1);
  const MasarLexiconWord none = { .text = "" };

  g_atomic_ref_count_init (&self->ref_count);
  self->strings = g_string_chunk_new (4096);
  self->roots = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  self->categories = g_ptr_array_new_with_free_func ((GDestroyNotify) category_free);
  self->category_ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->words = g_array_new (FALSE, TRUE, sizeof (MasarLexiconWord));
  self->forms = g_array_new (FALSE, TRUE, sizeof (MasarLexiconForm));
  self->patterns = g_array_new (FALSE, FALSE, sizeof (MasarLexiconPattern));
  self->rests = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->matches = g_array_new (FALSE, FALSE, sizeof (MasarMatch));
  self->caches = caches_new ();
  g_array_append_val (self->words, none);
  set_n_slots (self, 1024);
  arrange (self);
  return self;
}

/* Adds a file's entries; they are not found before arrange() is called. */
static gboolean
add_file (gpointer user_data, const char *where, GBytes *json, GError **error)
{
  MasarLexicon *self = user_data;
  g_autoptr (MasarDataFile) file = masar_data_file_new (where, json, error);
  MasarLexiconReader reader = { file, error };
  JsonNode *root;

  if (file == NULL)
    return FALSE;
  root = masar_data_file_get_root (file);
  if (root != NULL)
    g_ptr_array_add (self->roots, json_node_ref (root));
  return read_root (&reader, self, root);
}

/**
 * masar_lexicon_new_default:
 * @user_dir: (nullable): folder of the user's own files, or %NULL for `masar/lexicon` in the user's data folder
 * @error: return location for an error of domain %MASAR_LEXICON_ERROR
 *
 * Reads the compiled-in files in the order of their names, then the user's.  A file of the user that cannot be read is
 * left out and is among the problems, see [method@Lexicon.get_problems]; that there is no such folder is none.
 *
 * Returns: (transfer full): the lexicon, or %NULL when a compiled-in file is at fault
 */
MasarLexicon *
masar_lexicon_new_default (const char *user_dir, GError **error)
{
  g_autoptr (MasarLexicon) self = masar_lexicon_new ();
  g_autofree char *folder = NULL;

  if (!masar_data_file_read_resources (masar_lexicon_get_resource (), RESOURCE_FOLDER, add_file, self, error))
    return NULL;
  folder = user_dir ? g_strdup (user_dir) : g_build_filename (g_get_user_data_dir (), "masar", "lexicon", NULL);
  masar_data_file_read_folder (folder, add_file, self, self->problems);
  arrange (self);
  return g_steal_pointer (&self);
}

MasarLexicon *
masar_lexicon_ref (MasarLexicon *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
masar_lexicon_unref (MasarLexicon *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_string_chunk_free (self->strings);
  g_ptr_array_unref (self->roots);
  g_ptr_array_unref (self->problems);
  g_ptr_array_unref (self->categories);
  g_hash_table_unref (self->category_ids);
  g_array_unref (self->words);
  g_array_unref (self->forms);
  g_array_unref (self->patterns);
  g_array_unref (self->rests);
  g_aligned_free (self->analyses);
  g_array_unref (self->matches);
  g_free (self->slots);
  caches_free (self->caches);
  clear_views (self);
  g_free (self);
}

/**
 * masar_lexicon_add_bytes:
 * @where: what to call the file in messages
 * @json: its content
 * @error: return location for an error of domain %MASAR_LEXICON_ERROR
 *
 * Adds a file's entries.  After an error those before the place of the error have been added.  Not to be called once
 * the lexicon is shared.
 *
 * Returns: %TRUE on success
 */
gboolean
masar_lexicon_add_bytes (MasarLexicon *self, const char *where, GBytes *json, GError **error)
{
  gboolean added;

  g_return_val_if_fail (self != NULL, FALSE);

  clear_views (self);
  added = add_file (self, where, json, error);
  arrange (self);
  return added;
}

/**
 * masar_lexicon_get_problems:
 *
 * Returns: (transfer none) (element-type GError): what was wrong with the user's files
 */
GPtrArray *
masar_lexicon_get_problems (const MasarLexicon *self)
{
  return self->problems;
}

/**
 * masar_lexicon_get_category:
 * @name: name of a category
 *
 * Ask once for a text, not for every token.
 *
 * Returns: its id, or %MASAR_LEXICON_NO_CATEGORY, which matches nothing
 */
guint
masar_lexicon_get_category (const MasarLexicon *self, const char *name)
{
  gpointer id;

  if (!g_hash_table_lookup_extended (self->category_ids, name, NULL, &id))
    return MASAR_LEXICON_NO_CATEGORY;
  return GPOINTER_TO_UINT (id);
}

/**
 * masar_lexicon_get_set:
 * @category: id of a category
 *
 * A token's starts are the categories of which a form may begin there, so that most tokens can be passed over by one
 * comparison.
 *
 * Returns: the set of this category alone; the empty one for %MASAR_LEXICON_NO_CATEGORY
 */
MasarCategorySet
masar_lexicon_get_set (const MasarLexicon *self, guint category)
{
  return category != MASAR_LEXICON_NO_CATEGORY ? masar_category_set_of (category) : (MasarCategorySet){ { 0, 0 } };
}

/**
 * masar_lexicon_get_n_categories:
 *
 * Returns: how many categories there are; their ids are below it
 */
guint
masar_lexicon_get_n_categories (const MasarLexicon *self)
{
  return self->categories->len;
}

/**
 * masar_lexicon_get_category_name:
 *
 * Returns: (nullable): the name of the category
 */
const char *
masar_lexicon_get_category_name (const MasarLexicon *self, guint category)
{
  if (category >= self->categories->len)
    return NULL;
  return ((MasarLexiconCategory *) g_ptr_array_index (self->categories, category))->name;
}

static const MasarLexiconCategory *
peek_category (const MasarLexicon *self, guint category)
{
  return category < self->categories->len ? g_ptr_array_index (self->categories, category) : NULL;
}

/**
 * masar_lexicon_get_n_entries:
 *
 * Returns: how many entries the category has
 */
guint
masar_lexicon_get_n_entries (const MasarLexicon *self, guint category)
{
  const MasarLexiconCategory *it = peek_category (self, category);

  return it ? it->entries->len : 0;
}

/**
 * masar_lexicon_get_entry:
 * @position: below the number of entries
 *
 * Returns: (transfer none): the entry
 */
const MasarLexiconEntry *
masar_lexicon_get_entry (const MasarLexicon *self, guint category, guint position)
{
  const MasarLexiconCategory *it = peek_category (self, category);

  g_return_val_if_fail (it != NULL && position < it->entries->len, NULL);

  return g_ptr_array_index (it->entries, position);
}

/**
 * masar_lexicon_get_view:
 * @view: a constant, which names what is wanted by its address
 *
 * Makes it when it is asked for the first time; two threads may both make it then, and one of the two is kept.
 *
 * Returns: (transfer none): what @view made of the lexicon; stays until the lexicon goes or is added to
 */
gconstpointer
masar_lexicon_get_view (const MasarLexicon *self, const MasarLexiconView *view)
{
  MasarLexiconMadeView **head = (MasarLexiconMadeView **) &self->views;
  MasarLexiconMadeView *added = NULL;

  for (;;)
    {
      MasarLexiconMadeView *first = g_atomic_pointer_get (head);

      for (MasarLexiconMadeView *made = first; made != NULL; made = made->next)
        if (made->view == view)
          {
            g_clear_pointer (&added, made_view_free);
            return made->data;
          }
      if (added == NULL)
        {
          added = g_new (MasarLexiconMadeView, 1);
          added->view = view;
          added->data = view->make (self);
        }
      added->next = first;
      if (g_atomic_pointer_compare_and_exchange (head, first, added))
        return added->data;
    }
}

/**
 * masar_lexicon_find_entry:
 * @name: (nullable): a canonical name
 *
 * Returns: (transfer none) (nullable): the entry of @category with that name, of several the first
 */
const MasarLexiconEntry *
masar_lexicon_find_entry (const MasarLexicon *self, guint category, const char *name)
{
  const MasarLexiconCategory *it = peek_category (self, category);

  return it != NULL && name != NULL ? g_hash_table_lookup (it->by_name, name) : NULL;
}

/**
 * masar_lexicon_find_word:
 * @folded: a folded word
 * @length: its bytes
 *
 * Returns: its id, or 0
 */
guint32
masar_lexicon_find_word (const MasarLexicon *self, const char *folded, gsize length)
{
  return masar_lexicon_lookup (self, folded, length);
}

/**
 * masar_lexicon_get_word:
 *
 * Returns: the folded word of that id
 */
const char *
masar_lexicon_get_word (const MasarLexicon *self, guint32 word)
{
  g_return_val_if_fail (word < self->words->len, NULL);

  return masar_lexicon_peek_word (self, word)->text;
}

/**
 * masar_lexicon_get_n_words:
 *
 * Returns: how many ids of words there are; all are below it
 */
guint32
masar_lexicon_get_n_words (const MasarLexicon *self)
{
  return self->words->len;
}

/**
 * masar_lexicon_get_matches:
 * @word: id of a word
 * @n_matches: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_matches): the forms of one word that @word is in every text
 */
const MasarMatch *
masar_lexicon_get_matches (const MasarLexicon *self, guint32 word, guint *n_matches)
{
  const MasarLexiconAnalysis *analysis;

  g_return_val_if_fail (word < self->words->len, NULL);

  analysis = masar_lexicon_peek_analysis (self, word);
  *n_matches = analysis->n_matches;
  return &g_array_index (self->matches, MasarMatch, analysis->first_match);
}
