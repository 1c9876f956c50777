/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "masar-corpus"

#include "masar-chronicle-private.h"

#include "masar-calendar.h"
#include "masar-chronicle-resources.h"
#include "masar-data-file.h"
#include "masar-edtf.h"
#include "masar-terms.h"

#include <math.h>
#include <string.h>

/* Reads the chronicle, and finds in it what a text is like.
 *
 * An entry is a small text, and is found as a search engine finds one: by the index terms that it shares with what is
 * asked for, each counting for what it tells (inverse document frequency: K. Spärck Jones, "A statistical
 * interpretation of term specificity", 1972). */

#define RESOURCE_FOLDER "/io/github/masar_app/Masar/chronicle"

/* What a term tells that is in few entries, in bits. */
#define MIN_RARE_BITS 3.0

/* Bits are told as if there were so many entries: with more of them a rare term tells no more of one. */
#define ENTRIES_OF_SCALE 3186

struct _MasarChronicle
{
  GStringChunk *strings;
  GArray *entries;      /* MasarChronicleEntry, those of one file in its order */
  GArray *bits;         /* double: what all terms of each entry tell */
  GHashTable *postings; /* term → Postings */
  GArray *facts;        /* MasarFact, those of each entry sorted */
  GArray *first_facts;  /* guint: where those of each entry begin, and where the last ones end */
  GHashTable *n_told;   /* value of a fact → in how many entries it is told */
  GPtrArray *problems;  /* GError: of the user's files */
};

/* The entries that have a term, ascending, and what it tells, in bits. */
typedef struct
{
  GArray *entries; /* guint */
  double bits;
} Postings;

/* The chronicle while it is read, and the file that is at hand. */
typedef struct
{
  MasarChronicle *chronicle;
  const MasarLexicon *lexicon;
  const MasarDataFile *file;
  JsonObject *pages; /* short names of addresses */
} Reader;

static gboolean
read_string (const Reader *self,
             JsonObject *object,
             const char *member,
             const char *path,
             const char **text,
             GError **error)
{
  JsonNode *node = json_object_get_member (object, member);
  g_autofree char *at = g_strconcat (path, ".", member, NULL);

  if (!masar_data_node_holds (node, G_TYPE_STRING))
    return masar_data_file_fail_node (self->file, object, at, "a string", node, error);
  *text = json_node_get_string (node);
  return TRUE;
}

static void
add_facts (MasarChronicle *self, const MasarText *text)
{
  g_autoptr (GArray) facts = g_array_new (FALSE, FALSE, sizeof (MasarFact));
  guint end;

  masar_facts_collect (text, 0, masar_text_get_n_tokens (text), facts);
  masar_facts_sort (facts);
  for (guint i = 0; i < facts->len; i++)
    {
      const gpointer value = GUINT_TO_POINTER (g_array_index (facts, MasarFact, i).value);
      const guint n_told = GPOINTER_TO_UINT (g_hash_table_lookup (self->n_told, value));

      g_hash_table_insert (self->n_told, value, GUINT_TO_POINTER (n_told + 1));
    }
  g_array_append_vals (self->facts, facts->data, facts->len);
  end = self->facts->len;
  g_array_append_val (self->first_facts, end);
}

static void
index_entry (const Reader *self, const MasarChronicleEntry *entry)
{
  MasarChronicle *chronicle = self->chronicle;
  g_autoptr (MasarText) text = masar_text_new (entry->text, strlen (entry->text), self->lexicon);
  g_autoptr (GArray) terms = g_array_new (FALSE, FALSE, sizeof (guint32));
  const guint position = chronicle->entries->len;

  masar_terms_collect (text, 0, masar_text_get_n_tokens (text), terms);
  masar_terms_sort (terms);
  for (guint i = 0; i < terms->len; i++)
    {
      const gpointer term = GUINT_TO_POINTER (g_array_index (terms, guint32, i));
      Postings *postings = g_hash_table_lookup (chronicle->postings, term);

      if (postings == NULL)
        {
          postings = g_new0 (Postings, 1);
          postings->entries = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (chronicle->postings, term, postings);
        }
      g_array_append_val (postings->entries, position);
    }
  add_facts (chronicle, text);
  g_array_append_val (chronicle->entries, *entry);
}

static gboolean
read_entry (const Reader *self, JsonArray *array, guint i, GError **error)
{
  JsonNode *node = json_array_get_element (array, i);
  g_autofree char *path = g_strdup_printf ("entries[%u]", i);
  const char *date = NULL, *text = NULL, *see = NULL;
  MasarChronicleEntry entry;
  gint64 last_day;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return masar_data_file_fail_node (self->file, NULL, path, "an object", node, error);
  if (!read_string (self, json_node_get_object (node), "date", path, &date, error)
      || !read_string (self, json_node_get_object (node), "text", path, &text, error)
      || !read_string (self, json_node_get_object (node), "see", path, &see, error))
    return FALSE;
  if (!masar_edtf_parse_days (date, &entry.day, &last_day) || entry.day != last_day)
    return masar_data_file_fail (self->file, json_node_get_object (node), path, "a date such as 2024-08-05", date,
                                 error);
  if (self->pages != NULL && json_object_has_member (self->pages, see)
      && !read_string (self, self->pages, see, "pages", &see, error))
    return FALSE;
  entry.text = g_string_chunk_insert (self->chronicle->strings, text);
  entry.see = g_string_chunk_insert_const (self->chronicle->strings, see);
  index_entry (self, &entry);
  return TRUE;
}

/* Reads the entries up to the first that is at fault. */
static gboolean
read_file (gpointer user_data, const char *where, GBytes *json, GError **error)
{
  Reader *self = user_data;
  g_autoptr (MasarDataFile) file = masar_data_file_new (where, json, error);
  JsonObject *root;
  JsonNode *node;

  if (file == NULL)
    return FALSE;
  node = masar_data_file_get_root (file);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return masar_data_file_fail_node (file, NULL, "file", "an object", node, error);
  self->file = file;
  root = json_node_get_object (node);
  node = json_object_get_member (root, "pages");
  self->pages = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  node = json_object_get_member (root, "entries");
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return masar_data_file_fail_node (file, root, "entries", "an array", node, error);
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    if (!read_entry (self, json_node_get_array (node), i, error))
      return FALSE;
  return TRUE;
}

static void
postings_free (gpointer data)
{
  Postings *self = data;

  g_array_unref (self->entries);
  g_free (self);
}

/* What is told by so many entries, in bits. */
static double
get_bits (const MasarChronicle *self, guint n_told)
{
  const double scale = log2 (ENTRIES_OF_SCALE + 1.0) / log2 (self->entries->len + 1.0);

  return scale * log2 ((self->entries->len + 1.0) / (n_told + 0.5));
}

static void
sum_bits (MasarChronicle *self)
{
  GHashTableIter iter;
  gpointer value;

  g_array_set_size (self->bits, self->entries->len);
  g_hash_table_iter_init (&iter, self->postings);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Postings *postings = value;

      postings->bits = get_bits (self, postings->entries->len);
      for (guint i = 0; i < postings->entries->len; i++)
        g_array_index (self->bits, double, g_array_index (postings->entries, guint, i)) += postings->bits;
    }
}

static char *
get_user_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "masar", "chronicle", NULL);
}

static gpointer
chronicle_make (const MasarLexicon *lexicon)
{
  MasarChronicle *self = g_new0 (MasarChronicle, 1);
  Reader reader = { self, lexicon, NULL, NULL };
  g_autofree char *folder = get_user_folder ();
  GError *error = NULL;

  self->strings = g_string_chunk_new (1 << 16);
  self->entries = g_array_new (FALSE, FALSE, sizeof (MasarChronicleEntry));
  self->bits = g_array_new (FALSE, TRUE, sizeof (double));
  self->postings = g_hash_table_new_full (NULL, NULL, NULL, postings_free);
  self->facts = g_array_new (FALSE, FALSE, sizeof (MasarFact));
  self->first_facts = g_array_new (FALSE, TRUE, sizeof (guint));
  g_array_set_size (self->first_facts, 1);
  self->n_told = g_hash_table_new (NULL, NULL);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  if (!masar_data_file_read_resources (masar_chronicle_get_resource (), RESOURCE_FOLDER, read_file, &reader, &error))
    g_ptr_array_add (self->problems, error);
  masar_data_file_read_folder (folder, read_file, &reader, self->problems);
  sum_bits (self);
  return self;
}

static void
chronicle_free (gpointer data)
{
  MasarChronicle *self = data;

  g_string_chunk_free (self->strings);
  g_array_unref (self->entries);
  g_array_unref (self->bits);
  g_hash_table_unref (self->postings);
  g_array_unref (self->facts);
  g_array_unref (self->first_facts);
  g_hash_table_unref (self->n_told);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

static const MasarLexiconView chronicle_view = { chronicle_make, chronicle_free };

/**
 * masar_chronicle_get:
 * @lexicon: the language
 *
 * Reads the chronicle on first use.
 *
 * Returns: (transfer none): the chronicle, which lives as long as @lexicon
 */
const MasarChronicle *
masar_chronicle_get (const MasarLexicon *lexicon)
{
  return masar_lexicon_get_view (lexicon, &chronicle_view);
}

/**
 * masar_chronicle_get_problems:
 *
 * Returns: (transfer none) (element-type GError): what is wrong with its files; the entries before each fault are read
 */
const GPtrArray *
masar_chronicle_get_problems (const MasarChronicle *self)
{
  return self->problems;
}

/**
 * masar_chronicle_has_user_files:
 *
 * Returns: whether the user has a chronicle of his own, so that its problems are worth the reading
 */
gboolean
masar_chronicle_has_user_files (void)
{
  g_autofree char *folder = get_user_folder ();

  return g_file_test (folder, G_FILE_TEST_IS_DIR);
}

guint
masar_chronicle_get_n_entries (const MasarChronicle *self)
{
  return self->entries->len;
}

const MasarChronicleEntry *
masar_chronicle_get_entry (const MasarChronicle *self, guint position)
{
  return &g_array_index (self->entries, MasarChronicleEntry, position);
}

/**
 * masar_chronicle_entry_to_string:
 *
 * Returns: (transfer full): its day, what happened, and who says so
 */
char *
masar_chronicle_entry_to_string (const MasarChronicleEntry *self)
{
  const MasarCivilDate date = masar_civil_from_days (self->day);

  return g_strdup_printf ("%04d-%02d-%02d: %s (%s)", date.year, date.month, date.day, self->text, self->see);
}

static inline gboolean
is_before (const MasarChronicleMatch *a, const MasarChronicleMatch *b)
{
  return a->shared != b->shared ? a->shared > b->shared : a->entry < b->entry;
}

/* Matches that share about as much: within a quarter of a bit, and all that share more than so many. */
#define N_RANKS 512
#define RANKS_A_BIT 4

static guint
get_rank (double shared)
{
  return N_RANKS - 1 - (guint) MIN (shared * RANKS_A_BIT, N_RANKS - 1);
}

/* The entries that share @min_shared. */
static guint *
list_alike (const double *shared, guint n_entries, double min_shared, guint *n_alike)
{
  guint *alike = g_new (guint, n_entries + 1);

  *n_alike = 0;
  for (guint i = 0; i < n_entries; i++)
    {
      alike[*n_alike] = i;
      *n_alike += shared[i] >= min_shared;
    }
  return alike;
}

/* The same, the likest first: counted by ranks, then put in their place among their like. */
static GArray *
rank_entries (const MasarChronicle *self, const double *shared, double min_shared)
{
  GArray *ranked = g_array_new (FALSE, FALSE, sizeof (MasarChronicleMatch));
  guint begins[N_RANKS + 1] = { 0 };
  guint next[N_RANKS];
  guint n_alike;
  g_autofree guint *alike = list_alike (shared, self->entries->len, min_shared, &n_alike);
  MasarChronicleMatch *matches;

  for (guint i = 0; i < n_alike; i++)
    begins[get_rank (shared[alike[i]]) + 1]++;
  for (guint rank = 0; rank < N_RANKS; rank++)
    {
      next[rank] = begins[rank];
      begins[rank + 1] += begins[rank];
    }
  g_array_set_size (ranked, n_alike);
  matches = (MasarChronicleMatch *) (void *) ranked->data;
  for (guint i = 0; i < n_alike; i++)
    {
      const guint entry = alike[i];
      const MasarChronicleMatch match = { entry, shared[entry],
                                          shared[entry] / g_array_index (self->bits, double, entry) };
      const guint rank = get_rank (match.shared);
      guint place = next[rank]++;

      for (; place > begins[rank] && is_before (&match, &matches[place - 1]); place--)
        matches[place] = matches[place - 1];
      matches[place] = match;
    }
  return ranked;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const guint x = *(const guint *) a;
  const guint y = *(const guint *) b;

  return x < y ? -1 : x > y;
}

/* Adds to @shared what the terms tell that are common, or the others.  Returns what those tell together that were left
 * out. */
static double
add_bits (const MasarChronicle *self, const GArray *terms, gboolean common, double *shared)
{
  double left_out = 0;

  for (guint i = 0; i < terms->len; i++)
    {
      const Postings *postings =
          g_hash_table_lookup (self->postings, GUINT_TO_POINTER (g_array_index (terms, guint32, i)));
      const double bits = postings != NULL ? postings->bits : 0;
      const guint n_entries = postings != NULL ? postings->entries->len : 0;
      const guint *entries;

      if (postings == NULL || (bits < MIN_RARE_BITS) != common)
        {
          left_out += bits;
          continue;
        }
      entries = (const guint *) (void *) postings->entries->data;
      for (guint n = 0; n < n_entries; n++)
        shared[entries[n]] += bits;
    }
  return left_out;
}

/* In two halves, so that one comparison need not wait for the other; there is one entry more, of zero. */
static double
get_most (const double *shared, guint n_entries)
{
  double even = 0, odd = 0;

  for (guint i = 0; i < n_entries; i += 2)
    {
      even = MAX (even, shared[i]);
      odd = MAX (odd, shared[i + 1]);
    }
  return MAX (even, odd);
}

/**
 * masar_chronicle_weigh:
 * @terms: (element-type guint32): those of a text, sorted, without doubles
 * @min_most: in bits
 *
 * Returns: (transfer full) (nullable): what the text shares with each entry, in bits; or %NULL when no entry shares
 *   @min_most.  Mostly that is known without the words that are in many entries.
 */
double *
masar_chronicle_weigh (const MasarChronicle *self, const GArray *terms, double min_most)
{
  g_autofree double *shared = g_new0 (double, self->entries->len + 1);
  const guint n_entries = self->entries->len;
  const double common = add_bits (self, terms, FALSE, shared);
  const double most = get_most (shared, n_entries);

  if (most + common < min_most)
    return NULL;
  add_bits (self, terms, TRUE, shared);
  return most >= min_most || get_most (shared, n_entries) >= min_most ? g_steal_pointer (&shared) : NULL;
}

/**
 * masar_chronicle_search:
 * @terms: (element-type guint32): those of a text, sorted, without doubles
 * @min_shared: in bits, above 0
 * @min_most: in bits
 *
 * Returns: (transfer full) (element-type MasarChronicleMatch): the entries that share @min_shared, the likest first;
 *   none unless one of them shares @min_most
 */
GArray *
masar_chronicle_search (const MasarChronicle *self, const GArray *terms, double min_shared, double min_most)
{
  g_autofree double *shared = masar_chronicle_weigh (self, terms, min_most);

  return shared != NULL ? rank_entries (self, shared, min_shared)
                        : g_array_new (FALSE, FALSE, sizeof (MasarChronicleMatch));
}

/**
 * masar_chronicle_get_shared:
 * @entry: index of an entry
 * @other: index of another, or again of @entry
 * @terms: (element-type guint32): those of a text, sorted, without doubles
 *
 * Returns: what the text shares with either of them, in bits
 */
double
masar_chronicle_get_shared (const MasarChronicle *self, guint entry, guint other, const GArray *terms)
{
  double shared = 0;

  for (guint i = 0; i < terms->len; i++)
    {
      const Postings *postings =
          g_hash_table_lookup (self->postings, GUINT_TO_POINTER (g_array_index (terms, guint32, i)));

      if (postings != NULL
          && (g_array_binary_search (postings->entries, &entry, compare_entries, NULL)
              || g_array_binary_search (postings->entries, &other, compare_entries, NULL)))
        shared += postings->bits;
    }
  return shared;
}

const MasarFact *
masar_chronicle_get_facts (const MasarChronicle *self, guint entry, guint *n_facts)
{
  const guint first = g_array_index (self->first_facts, guint, entry);

  *n_facts = g_array_index (self->first_facts, guint, entry + 1) - first;
  return &g_array_index (self->facts, MasarFact, first);
}

double
masar_chronicle_weigh_fact (const MasarChronicle *self, const MasarFact *fact)
{
  const guint n_told = GPOINTER_TO_UINT (g_hash_table_lookup (self->n_told, GUINT_TO_POINTER (fact->value)));

  return get_bits (self, n_told);
}
