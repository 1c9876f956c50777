/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-page-fixture.h"

typedef struct
{
  const char *name;
  const char *text;
  const char *language; /* NULL when it is not known */
} Case;

static const Case cases[] = {
  { "arabic",
    "قال وزير الخارجية يوم الأربعاء إن المحادثات مع الوفد الزائر مستمرة في العاصمة وإن نتيجتها تعلن الأسبوع المقبل.",
    "ar" },
  { "arabic-by-a-persian-keyboard",
    "قال وزیر الخارجیة یوم الأربعاء إن المحادثات مع الوفد الزائر مستمرة فی العاصمة وإن نتیجتها تعلن الأسبوع المقبل.",
    "ar" },
  { "arabic-of-foreign-names",
    "قال السفير پيتر گوردن إن الوفد وصل إلى چاپهار مع المبعوث پاول، وإن المحادثات في المدينة بدأت بعد الظهر.", "ar" },
  { "arabic-with-an-english-menu",
    "Home News Sport Business Weather Video About us Contact us Privacy policy Terms of use Newsletters\nقال وزير "
    "الخارجية يوم الأربعاء إن المحادثات مع الوفد الزائر مستمرة في العاصمة وإن نتيجتها تعلن الأسبوع المقبل.\nوأضاف وزير "
    "الخارجية يوم الأربعاء إن المحادثات مع الوفد الزائر مستمرة في العاصمة وإن نتيجتها تعلن الأسبوع المقبل.",
    "ar" },
  { "arabic-presentation-forms", "ﻗﺎﻝ ﺍﻟﻮﺯﻳﺮ ﺇﻥ ﺍﻟﻤﺤﺎﺩﺛﺎﺕ ﻣﺴﺘﻤﺮﺓ ﻓﻲ ﺍﻟﻌﺎﺻﻤﺔ ﻣﻊ ﺍﻟﻮﻓﺪ ﺍﻟﺰﺍﺋﺮ.", "ar" },
  { "arabic-headline", "انفجار سيارة مفخخة وسط المدينة", NULL },
  { "persian",
    "رئیس جمهور روز چهارشنبه گفت که گفتگوها با هیئت خارجی در پایتخت ادامه دارد و نتیجه آن هفته آینده اعلام "
    "می‌شود.",
    "fa" },
  { "persian-by-an-arabic-keyboard",
    "وزير خارجه روز دوشنبه گفت كه مذاكرات در پايتخت ادامه دارد و بايد نتيجه آن را هفته آينده اعلام كرد.", "fa" },
  { "persian-headline", "حمله پهپادی به پایگاه نظامی در غرب کشور", "fa" },
  { "persian-with-an-arabic-menu",
    "الرئيسية\nأخبار\nمن نحن\nرئیس جمهور روز چهارشنبه گفت که گفتگوها با هیئت خارجی در پایتخت ادامه دارد و نتیجه آن "
    "هفته آینده اعلام می‌شود.",
    "fa" },
  { "urdu", "وزیراعظم نے بدھ کے روز کہا کہ مذاکرات دارالحکومت میں جاری ہیں اور ان کا نتیجہ اگلے ہفتے سامنے آئے گا۔",
    "ur" },
  { "pashto",
    "د بهرنیو چارو وزیر د چهارشنبې په ورځ وویل چې خبرې اترې په پلازمېنه کې روانې دي او پایله به یې بله اونۍ اعلان شي.",
    "ps" },
  { "sorani",
    "وەزیری دەرەوە ڕۆژی چوارشەممە ڕایگەیاند کە گفتوگۆکان لە پایتەخت بەردەوامن و ئەنجامەکەی هەفتەی داهاتوو بڵاو "
    "دەکرێتەوە.",
    "ckb" },
  { "uyghur",
    "تاشقى ئىشلار مىنىستىرى چارشەنبە كۈنى سۆھبەتنىڭ داۋاملىشىۋاتقانلىقىنى بىلدۈردى ۋە نەتىجىسى كېلەر ھەپتە ئېلان "
    "قىلىنىدۇ.",
    "ug" },
  { "english",
    "The foreign minister said on Wednesday that the talks with the visiting delegation were continuing in the "
    "capital.",
    "en" },
  { "english-with-an-arabic-quotation",
    "The foreign minister said on Wednesday that the talks with the visiting delegation were continuing in the "
    "capital. “إن المحادثات مستمرة”, he added, and the result would be known within a week of the last meeting.",
    "en" },
  { "french",
    "Le ministre des affaires étrangères a déclaré mercredi que les pourparlers avec la délégation se poursuivent dans "
    "la capitale.",
    "fr" },
  { "german",
    "Der Außenminister sagte am Mittwoch, die Gespräche mit der Delegation seien noch nicht zu Ende und würden in der "
    "Hauptstadt fortgesetzt.",
    "de" },
  { "spanish",
    "El ministro de Exteriores dijo el miércoles que las conversaciones con la delegación siguen en la capital y que "
    "el resultado se conocerá pronto.",
    "es" },
  { "turkish",
    "Dışişleri Bakanı çarşamba günü heyet ile görüşmelerin başkentte devam ettiğini ve sonucun bir hafta sonra "
    "açıklanacağını söyledi.",
    "tr" },
  { "kurmanji",
    "Wezîrê derve roja çarşemê got ku hevdîtin li paytextê bi şandeyê re berdewam in û encama wan dê hefteya bê ji bo "
    "çapemeniyê bê eşkerekirin.",
    "ku" },
  { "hebrew", "שר החוץ אמר ביום רביעי כי השיחות עם המשלחת נמשכות בבירה, וכי הוא לא יודע את תוצאתן.", "he" },
  { "russian",
    "Министр иностранных дел заявил в среду, что переговоры с делегацией продолжаются в столице и что о результате "
    "сообщат на следующей неделе.",
    "ru" },
  { "another",
    "Ulkoministeri sanoi keskiviikkona että neuvottelut vieraan valtuuskunnan kanssa jatkuvat pääkaupungissa ensi "
    "viikolla.",
    "und" },
  { "arabic-with-latin-words", "Reuters: قال الوزير in a statement إن الاتفاق \"final\" وصل", "ar" },
  { "numbers", "12345 67890", NULL },
  { "too-short", "OK", NULL },
};

static void
test_language (gconstpointer data)
{
  const Case *expected = data;
  g_autoptr (MasarLexicon) lexicon = masar_page_fixture_load_lexicon ();
  g_auto (MasarPageFixture) page = masar_page_fixture_read_text (lexicon, expected->text);

  g_assert_cmpstr (page.article->language, ==, expected->language);
}

/* Cut off anywhere behind the first few words, no article becomes one in another language of the same script. */
static void
test_cut_off (void)
{
  g_autoptr (MasarLexicon) lexicon = masar_page_fixture_load_lexicon ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const glong n_letters = g_utf8_strlen (cases[i].text, -1);

      for (glong n = MIN (60, n_letters); cases[i].language != NULL && n <= n_letters; n += 10)
        {
          g_autofree char *text = g_utf8_substring (cases[i].text, 0, n);
          g_auto (MasarPageFixture) page = masar_page_fixture_read_text (lexicon, text);

          if (page.article->language != NULL && strcmp (page.article->language, "und") != 0
              && strstr (cases[i].name, "menu") == NULL)
            g_assert_cmpstr (page.article->language, ==, cases[i].language);
        }
    }
}

static void
test_names (void)
{
  g_autoptr (MasarLexicon) lexicon = masar_page_fixture_load_lexicon ();

  g_assert_cmpstr (masar_language_get_name (lexicon, "fa"), ==, "Persian");
  g_assert_cmpstr (masar_language_get_name (lexicon, "und"), ==, "another language");
  g_assert_cmpstr (masar_language_get_name (lexicon, "xx"), ==, "xx");
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/language/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_language);
    }
  g_test_add_func ("/language/cut-off", test_cut_off);
  g_test_add_func ("/language/names", test_names);
  status = g_test_run ();
  g_clear_pointer (&shared_lexicon, masar_lexicon_unref);
  return status;
}
