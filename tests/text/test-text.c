/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-text.h"

#include <string.h>

static MasarLexicon *
new_lexicon (const char *json)
{
  g_autoptr (MasarLexicon) lexicon = masar_lexicon_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (GError) error = NULL;

  masar_lexicon_add_bytes (lexicon, "test.json", bytes, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&lexicon);
}

static MasarText *
new_text (const char *source, const MasarLexicon *lexicon)
{
  return masar_text_new (source, strlen (source), lexicon);
}

/* Tokens as "kind:folded", joined by a space. */
static char *
describe_tokens (const MasarText *text)
{
  static const char kinds[] = { 'w', 'l', 'n', 'm', 'b' };
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < masar_text_get_n_tokens (text); i++)
    g_string_append_printf (out, "%s%c:%s", i ? " " : "", kinds[masar_text_get_tokens (text)[i].kind],
                            masar_text_get_folded (text, i));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static const struct
{
  const char *source;
  const char *tokens;
} token_rows[] = {
  { "", "" },
  { "  ‏ ", "" },
  { "قال، ثم", "w:قال m:، w:ثم" },
  { "admin15 أغسطس 2024", "l:admin n:15 w:اغسطس n:2024" },
  { "2015م", "n:2015 w:م" },
  { "الـ20", "w:ال n:20" },
  { "07. 08 . 2024", "n:07 m:. n:08 m:. n:2024" },
  { "١٢/٣/٢٠٢٤", "n:12 m:/ n:3 m:/ n:2024" },
  { "أ\n \r\n ب", "w:ا b: w:ب" },
  { "رويترزReuters", "w:رويترز l:reuters" },
  { "ليلاً.", "w:ليلا m:." },
};

static void
test_tokens (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (token_rows); i++)
    {
      g_autoptr (MasarText) text = new_text (token_rows[i].source, NULL);
      g_autofree char *tokens = describe_tokens (text);

      g_assert_cmpstr (tokens, ==, token_rows[i].tokens);
    }
}

/* A token's passage holds its letters with their signs, but no mark of direction beside it. */
static void
test_offsets (void)
{
  const char *source = "‏ليلاً‏ 07 ﻻ";
  g_autoptr (MasarText) text = new_text (source, NULL);
  const MasarToken *tokens = masar_text_get_tokens (text);
  static const char *const pieces[] = { "ليلاً", "07", "ﻻ" };

  g_assert_cmpuint (masar_text_get_n_tokens (text), ==, G_N_ELEMENTS (pieces));
  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autofree char *piece = g_strndup (source + tokens[i].start, tokens[i].end - tokens[i].start);

      g_assert_cmpstr (piece, ==, pieces[i]);
      g_assert_cmpuint (masar_text_find_token (text, tokens[i].start), ==, i);
      g_assert_cmpuint (masar_text_find_token (text, tokens[i].end - 1), ==, i);
    }
  g_assert_cmpuint (masar_text_find_token (text, 0), ==, 0);
  g_assert_cmpuint (masar_text_find_token (text, (guint32) strlen (source)), ==, G_N_ELEMENTS (pieces));
  g_assert_cmpint (tokens[1].number, ==, 7);
  g_assert_cmpuint (tokens[1].n_digits, ==, 2);
}

/* Whatever the bytes: tokens ascend, lie within the text, fold to what they hold, and each is in one sentence. */
static void
test_any_bytes (void)
{
  for (int round = 0; round < 3000; round++)
    {
      char source[64];
      const gsize length = (gsize) g_test_rand_int_range (0, sizeof source);
      g_autoptr (MasarText) text = NULL;
      guint32 last = 0;
      guint n_in_sentences = 0;

      for (gsize i = 0; i < length; i++)
        source[i] = (char) (g_test_rand_bit () ? g_test_rand_int_range (0, 256)
                                               : "\xd8\xa7\xd9\x84 .\n1"[g_test_rand_int_range (0, 8)]);
      text = masar_text_new (source, length, NULL);
      for (guint i = 0; i < masar_text_get_n_tokens (text); i++)
        {
          const MasarToken *token = &masar_text_get_tokens (text)[i];
          g_autofree char *folded = masar_fold (source + token->start, token->end - token->start);

          g_assert_cmpuint (token->start, >=, last);
          g_assert_cmpuint (token->end, >, token->start);
          g_assert_cmpuint (token->end, <=, length);
          if (token->kind != MASAR_TOKEN_BREAK)
            g_assert_cmpstr (masar_text_get_folded (text, i), ==, folded);
          last = token->end;
        }
      for (guint i = 0; i < masar_text_get_n_sentences (text); i++)
        {
          const MasarSentence *sentence = &masar_text_get_sentences (text)[i];

          g_assert_cmpuint (sentence->n_tokens, >, 0);
          for (guint j = 0; j < sentence->n_tokens; j++)
            {
              g_assert_cmpuint (masar_text_get_tokens (text)[sentence->first_token + j].sentence, ==, i);
              n_in_sentences++;
            }
        }
      for (guint i = 0; i < masar_text_get_n_tokens (text); i++)
        n_in_sentences += masar_text_get_tokens (text)[i].kind == MASAR_TOKEN_BREAK;
      g_assert_cmpuint (n_in_sentences, ==, masar_text_get_n_tokens (text));
    }
}

#define CLITIC_LEXICON                                                                                                                    \
  "{\"categories\":{\"things\":{\"pronouns\":true,\"entries\":[{\"forms\":[\"قوات\"]},{\"forms\":[\"هجوم\"]},"                    \
  "{\"forms\":[\"العراق\"]},{\"forms\":[\"ولاية\"]},{\"forms\":[\"بغداد\"]},{\"forms\":[\"كركوك\"]},"                \
  "{\"forms\":[\"بلد\"]},{\"forms\":[\"فيينا\"]},{\"forms\":[\"القوات الأميركية\"]},{\"forms\":[\"يبدأ\"]}]}," \
  "\"days\":{\"entries\":[{\"forms\":[\"يوم\"]},{\"forms\":[\"الأحد\"]}]}}}"

static const struct
{
  const char *word;
  const char *stem; /* "" when the lexicon has none */
  MasarClitics clitics;
} clitic_rows[] = {
  { "قوات", "قوات", 0 },
  { "القوات", "قوات", MASAR_CLITIC_AL },
  { "والقوات", "قوات", MASAR_CLITIC_WA | MASAR_CLITIC_AL },
  { "بالقوات", "قوات", MASAR_CLITIC_BI | MASAR_CLITIC_AL },
  { "وبالقوات", "قوات", MASAR_CLITIC_WA | MASAR_CLITIC_BI | MASAR_CLITIC_AL },
  { "للقوات", "قوات", MASAR_CLITIC_LI | MASAR_CLITIC_AL },
  { "فللقوات", "قوات", MASAR_CLITIC_FA | MASAR_CLITIC_LI | MASAR_CLITIC_AL },
  { "لقوات", "قوات", MASAR_CLITIC_LI },
  { "كهجوم", "هجوم", MASAR_CLITIC_KA },
  { "سيبدأ", "يبدا", MASAR_CLITIC_SA },
  { "وسيبدأ", "يبدا", MASAR_CLITIC_WA | MASAR_CLITIC_SA },
  { "قواتها", "قوات", MASAR_CLITIC_PRONOUN },
  { "لقواتهم", "قوات", MASAR_CLITIC_LI | MASAR_CLITIC_PRONOUN },
  { "ولايته", "ولايه", MASAR_CLITIC_PRONOUN },
  { "لولايته", "ولايه", MASAR_CLITIC_LI | MASAR_CLITIC_PRONOUN },
  { "للعراق", "العراق", MASAR_CLITIC_LI | MASAR_CLITIC_AL },
  { "فيينا", "فيينا", 0 },
  { "بغداد", "بغداد", 0 },
  { "وبغداد", "بغداد", MASAR_CLITIC_WA },
  { "كركوك", "كركوك", 0 },
  { "بلد", "بلد", 0 },
  { "وزير", "", 0 },
  { "فرنسا", "", 0 },
  { "لبنان", "", 0 },
  { "يومه", "", 0 },
};

static void
test_clitics (void)
{
  g_autoptr (MasarLexicon) lexicon = new_lexicon (CLITIC_LEXICON);

  for (gsize i = 0; i < G_N_ELEMENTS (clitic_rows); i++)
    {
      g_autoptr (MasarText) text = new_text (clitic_rows[i].word, lexicon);
      const MasarToken *token = masar_text_get_tokens (text);
      const guint32 found = token->stem ? token->stem : token->definite;

      g_test_message ("%s", clitic_rows[i].word);
      g_assert_cmpstr (masar_lexicon_get_word (lexicon, found), ==, clitic_rows[i].stem);
      g_assert_cmpuint (token->clitics, ==, clitic_rows[i].clitics);
    }
}

static void
test_script (void)
{
  g_assert_true (masar_has_arabic ("CNN بالعربية"));
  g_assert_false (masar_has_arabic ("Daffa News 24"));
  g_assert_false (masar_has_arabic (""));
}

/* The article is heard on words that no lexicon has, too. */
static void
test_definite (void)
{
  static const struct
  {
    const char *word;
    gboolean definite;
  } rows[] = {
    { "الشرعي", TRUE }, { "للشرعي", TRUE }, { "شرعي", FALSE }, { "ألف", FALSE }, { "لي", FALSE }, { "2024", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (MasarText) text = masar_text_new (rows[i].word, strlen (rows[i].word), NULL);

      g_assert_cmpint (masar_text_is_definite (text, 0), ==, rows[i].definite);
    }
}

static const struct
{
  const char *source;
  const char *category;
  const char *name; /* NULL for no match */
  guint n_tokens;
} match_rows[] = {
  { "هجوم", "things", "هجوم", 1 },
  { "الهجوم", "things", "هجوم", 1 },
  { "وهجومه", "things", "هجوم", 1 },
  { "القوات الأميركية", "things", "القوات الأميركية", 2 },
  { "للقوات الأميركية", "things", "القوات الأميركية", 2 },
  { "قوات أميركية", "things", "قوات", 1 },
  { "القوات", "things", "قوات", 1 },
  { "بالعراق", "things", "العراق", 1 },
  { "عراق", "things", NULL, 0 },
  { "يوم", "days", "يوم", 1 },
  { "اليوم", "days", "يوم", 1 },
  { "أحد", "days", NULL, 0 },
  { "يومها", "days", NULL, 0 },
  { "للأحد", "days", "الأحد", 1 },
  { "هجوم", "days", NULL, 0 },
  { "هجوم", "nowhere", NULL, 0 },
};

static void
test_match (void)
{
  g_autoptr (MasarLexicon) lexicon = new_lexicon (CLITIC_LEXICON);

  for (gsize i = 0; i < G_N_ELEMENTS (match_rows); i++)
    {
      g_autoptr (MasarText) text = new_text (match_rows[i].source, lexicon);
      MasarMatch match;
      gboolean found;

      g_test_message ("%s", match_rows[i].source);
      found = masar_text_match (text, 0, masar_lexicon_get_category (lexicon, match_rows[i].category), &match);
      g_assert_cmpint (found, ==, match_rows[i].name != NULL);
      if (!found)
        continue;
      g_assert_cmpstr (match.entry->name, ==, match_rows[i].name);
      g_assert_cmpuint (match.n_tokens, ==, match_rows[i].n_tokens);
    }
}

static void
test_matches (void)
{
  g_autoptr (MasarLexicon) lexicon = new_lexicon (CLITIC_LEXICON);
  g_autoptr (MasarText) text = new_text ("والقوات الأميركية", lexicon);
  guint n_matches;
  const MasarMatch *matches = masar_text_get_matches (text, 0, &n_matches);

  g_assert_cmpuint (n_matches, ==, 2);
  g_assert_cmpuint (matches[0].n_tokens, ==, 2);
  g_assert_cmpuint (matches[0].clitics, ==, MASAR_CLITIC_WA | MASAR_CLITIC_AL);
  g_assert_cmpuint (matches[0].category, ==, matches[0].entry->category);
  g_assert_cmpuint (matches[1].n_tokens, ==, 1);
  masar_text_get_matches (text, 9, &n_matches);
  g_assert_cmpuint (n_matches, ==, 0);
}

static const struct
{
  const char *source;
  gboolean plain; /* its first word */
  guint n_matches;
} plain_rows[] = {
  { "هجوم", TRUE, 1 },
  { "القوات العراقية", TRUE, 1 }, /* no phrase goes on so */
  { "القوات الأميركية", FALSE, 2 },
  { "والقوات", FALSE, 1 }, /* the lexicon does not know the word itself */
  { "الأحد", TRUE, 1 },
  { "قمر", FALSE, 0 },
};

/* The forms of a plain token are those of its word in the lexicon. */
static void
test_plain (void)
{
  g_autoptr (MasarLexicon) lexicon = new_lexicon (CLITIC_LEXICON);

  for (gsize i = 0; i < G_N_ELEMENTS (plain_rows); i++)
    {
      g_autoptr (MasarText) text = new_text (plain_rows[i].source, lexicon);
      const MasarToken *token = masar_text_get_tokens (text);
      guint n_matches, n_known;
      const MasarMatch *matches = masar_text_get_matches (text, 0, &n_matches);

      g_test_message ("%s", plain_rows[i].source);
      g_assert_cmpint (token->plain, ==, plain_rows[i].plain);
      g_assert_cmpuint (n_matches, ==, plain_rows[i].n_matches);
      if (token->plain)
        {
          g_assert_true (masar_lexicon_get_matches (lexicon, token->word, &n_known) == matches);
          g_assert_cmpuint (n_known, ==, n_matches);
        }
    }
}

/* What no whole form begins at is no place to look: the first word of a phrase alone does not count. */
static void
test_starts (void)
{
  g_autoptr (MasarLexicon) lexicon = new_lexicon (CLITIC_LEXICON);
  g_autoptr (MasarText) text = new_text ("والقوات الأميركية", lexicon);
  const MasarToken *tokens = masar_text_get_tokens (text);
  guint n_matches;
  const MasarMatch *matches = masar_text_get_matches (text, 0, &n_matches);

  for (guint category = 0; category < masar_lexicon_get_n_categories (lexicon); category++)
    {
      gboolean found = FALSE;

      for (guint i = 0; i < n_matches; i++)
        found |= matches[i].category == category;
      g_assert_cmpint (masar_category_set_meets (tokens[0].starts, masar_lexicon_get_set (lexicon, category)), ==,
                       found);
    }
}

/* A word of its own whose rest behind the sign of the future is only the second word of a phrase. */
static void
test_future_of_own (void)
{
  g_autoptr (MasarLexicon) lexicon = new_lexicon ("{\"categories\":{\"plan\":{\"entries\":[{\"forms\":[\"ستعود\"]}]},"
                                                  "\"phrase\":{\"entries\":[{\"forms\":[\"لن تعود\"]}]}}}");
  g_autoptr (MasarText) text = new_text ("ستعود لن تعود", lexicon);
  MasarMatch match;

  g_assert_true (masar_text_match (text, 0, masar_lexicon_get_category (lexicon, "plan"), &match));
  g_assert_true (masar_text_match (text, 1, masar_lexicon_get_category (lexicon, "phrase"), &match));
  g_assert_cmpuint (match.n_tokens, ==, 2);
}

/* The sentences of each text, with '|' between them. */
static const char *const sentence_rows[] = {
  "قال أحمد.| ثم ذهب",
  "سطر\n|سطر",
  "هل؟!| نعم",
  "قال: نعم، ذلك صحيح.",
  "في 07. 08 . 2024 وقع.| انتهى",
  "سنة 2015م.| وبعدها",
  "وقال د. محمد إن أ.ف.ب ذكرت",
  "العراق.. عشرة صواريخ",
  "المدمرة يو.إس.إس ماسون.| ثم انتهى.|وقال",
  "لم يقل...| ثم قال",
  "لم يقل…| ثم قال",
  "«انتهى الأمر.»| وأضاف",
  "(انظر الصورة.)| وأضاف",
  "بلغ 3.5 مليون",
  "موقع example.com على الشبكة",
  "انتهى.|ثم بدأ",
  "من U.S. Central Command.",
  "٪؟",
};

static void
test_sentences (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sentence_rows); i++)
    {
      g_auto (GStrv) expected = g_strsplit (sentence_rows[i], "|", -1);
      g_autofree char *source = g_strjoinv ("", expected);
      g_autoptr (MasarText) text = new_text (source, NULL);

      g_test_message ("%s", source);
      g_assert_cmpuint (masar_text_get_n_sentences (text), ==, g_strv_length (expected));
      for (guint j = 0; expected[j] != NULL; j++)
        {
          const MasarSentence *sentence = &masar_text_get_sentences (text)[j];
          g_autofree char *piece = g_strndup (source + sentence->start, sentence->end - sentence->start);

          g_assert_cmpstr (piece, ==, g_strstrip (expected[j]));
        }
    }
}

static void
test_lines (void)
{
  g_autoptr (MasarText) text = new_text ("أ\nب\n\nج\r\nد", NULL);
  static const guint lines[] = { 0, 1, 3, 4 };

  g_assert_cmpuint (masar_text_get_n_sentences (text), ==, G_N_ELEMENTS (lines));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    g_assert_cmpuint (masar_text_get_sentences (text)[i].line, ==, lines[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/tokens", test_tokens);
  g_test_add_func ("/text/offsets", test_offsets);
  g_test_add_func ("/text/any-bytes", test_any_bytes);
  g_test_add_func ("/text/clitics", test_clitics);
  g_test_add_func ("/text/definite", test_definite);
  g_test_add_func ("/text/script", test_script);
  g_test_add_func ("/text/match", test_match);
  g_test_add_func ("/text/matches", test_matches);
  g_test_add_func ("/text/plain", test_plain);
  g_test_add_func ("/text/starts", test_starts);
  g_test_add_func ("/text/future-of-own", test_future_of_own);
  g_test_add_func ("/text/sentences", test_sentences);
  g_test_add_func ("/text/lines", test_lines);
  return g_test_run ();
}
