/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-mentions-fixture.h"

/* What is told, when it was, and what is the same: whole made-up articles of Wednesday 7 August 2024, and all that they
 * tell of on one line.
 *
 * Each mention is its type and its date ("../" stands for no beginning), "= N" where it tells of the same as mention N,
 * counted from 0. */

typedef struct
{
  const char *text;
  const char *told;
} Case;

/* The days of @span, without the hours. */
static char *
dup_days (MasarSpan span)
{
  gint64 first, last;

  if (masar_span_get_first_day (span, &first))
    span.begin_minutes = masar_span_new_day (first).begin_minutes;
  if (masar_span_get_last_day (span, &last))
    span.end_minutes = masar_span_new_day (last).end_minutes;
  return masar_edtf_format (span, FALSE);
}

static char *
describe (const MasarArticleRecord *article)
{
  GString *told = g_string_new (NULL);

  for (guint i = 0; i < article->mentions->len; i++)
    {
      const MasarMention *mention = &g_array_index (article->mentions, MasarMention, i);
      g_autofree char *edtf = dup_days (mention->when.span);

      g_string_append_printf (told, "%s%s %s", i > 0 ? "; " : "", masar_event_type_to_string (mention->type), edtf);
      if (mention->same != (int) i)
        g_string_append_printf (told, " = %d", mention->same);
    }
  return g_string_free (told, FALSE);
}

static void
check_cases (const Case *cases, gsize n_cases)
{
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();

  for (gsize i = 0; i < n_cases; i++)
    {
      g_autoptr (MasarRecords) records = masar_records_new ();
      g_autofree char *told = describe (extract_sentences (lexicon, records, "a", cases[i].text, PUBLISHED));

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (told, ==, cases[i].told);
    }
}

/* "The first since May" counts, and dates nothing; what goes on since then lasts. */
static void
test_counted_since (void)
{
  static const Case cases[] = {
    { "وتعرضت قاعدة حرير لهجوم هو الأول عليها منذ مطلع حزيران.", "attack ../2024-08-07" },
    { "وتعرضت قاعدة التنف لهجوم صاروخي هو الثالث هذا الأسبوع.", "attack ../2024-08-07" },
    { "وهذا أعنف قصف تشنه المدفعية التركية على قنديل منذ الأحد.", "strike ../2024-08-07" },
    { "وتقصف المدفعية التركية مواقع في قنديل منذ الأحد.", "strike 2024-08-04/2024-08-07" },
    { "ويتواصل القصف التركي على قنديل منذ الأحد.", "strike 2024-08-04/2024-08-07" },
    { "وقصفت المدفعية التركية قنديل يوم الأحد.", "strike 2024-08-04" },
    { "وهذا هو الهجوم الصاروخي العشرون الذي يشنه الحوثيون المتحالفون مع إيران على السفن التجارية في المنطقة منذ الأحد.",
      "attack ../2024-08-07" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

/* News without a date is not what the article recalls of the past, unless it goes on telling of that. */
static void
test_news_and_past (void)
{
  static const Case cases[] = {
    { "استهدفت طائرات مسيرة قاعدة حرير. وأصيب جنديان بجروح. ولم تعلق السفارة. وتعرضت القاعدة لهجوم صاروخي في آذار "
      "الماضي.",
      "attack ../2024-08-07; attack 2024-03" },
    { "وتعرضت قاعدة حرير لهجوم صاروخي في آذار الماضي. وأصيب في الهجوم جنديان بجروح.",
      "attack 2024-03; attack ../2024-08-07 = 0" },
    { "تعرضت قاعدة حرير لهجوم صاروخي في آذار الماضي. واستهدفت طائرات مسيرة القاعدة أمس. وأطلقت المسيرات صواريخ على "
      "قاعدة "
      "حرير.",
      "attack 2024-03; attack 2024-08-06; attack ../2024-08-07 = 1" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

/* Who did it tells an attack from a strike. */
static void
test_doers (void)
{
  static const Case cases[] = {
    { "وأعلن الجيش الأميركي أنه استهدف مواقع في البوكمال أمس.", "strike 2024-08-06" },
    { "وقالت وزارة الدفاع الأميركية الثلاثاء إنها قصفت مواقع في البوكمال.", "strike 2024-08-06" },
    { "وأعلنت جماعة الحوثي، أمس، استهداف إسرائيل بعدد من الصواريخ.", "attack 2024-08-06" },
    { "وأعلن الجيش الأميركي أمس استهداف قاعدة حرير بالصواريخ.", "attack 2024-08-06" },
    { "وقالت الشركة إن صاروخين أطلقا من الأراضي التي يسيطر عليها الحوثيون على ناقلة يوم الأحد.", "attack 2024-08-04" },
    { "وقالت الشركة إن صاروخين أطلقا من الأراضي اليمنية باتجاه ناقلة يوم الأحد.", "attack 2024-08-04" },
    { "وقال سكان إن طائرات تركية مسيرة قصفت سيارة في سنجار أمس.", "strike 2024-08-06" },
    { "وقالت السعودية إنها اعترضت ودمرت صاروخا باليستيا أطلق على جازان أمس.", "attack 2024-08-06" },
    { "وأصيبت سفينة في هجوم يوم الأحد المنسوب إلى الحوثيين ضمن حربهم على إسرائيل وحماس.", "attack 2024-08-04" },
    { "وقصفت طائرات الاحتلال التركي قرى في ريف حلب أمس.", "strike 2024-08-06" },
    { "وسقطت خمسة صواريخ على معسكر التاجي أمس، وذلك بعد قصف الولايات المتحدة مواقع قرب بغداد.",
      "attack 2024-08-06; strike ../2024-08-07" },
    { "وأعلن الجهاز أمس إسقاط مسيرة مفخخة قرب مطار أربيل.", "attack 2024-08-06" },
    { "وقال المتحدث باسم الحوثيين إن القوات المسلحة نفذت أمس عملية عسكرية استهدفت سفينة بصاروخ.", "attack 2024-08-06" },
    { "وقصفت الطائرات الإسرائيلية الحديدة أمس، حيث استهدفت خزانات الوقود في الميناء.",
      "strike 2024-08-06; strike ../2024-08-07 = 0" },
    { "وتعرضت أربيل أمس لقصف صاروخي تبناه الحرس الثوري الإيراني.", "strike 2024-08-06; context ../2024-08-07" },
    { "وتواصل القوات التركية قصفها قرى في ريف حلب منذ الأحد.", "strike 2024-08-04/2024-08-07" },
    { "وقال المصدر إن القوات العراقية تمكنت من اقتحام حي في الرمادي أمس.", "strike 2024-08-06" },
    { "وقتل عشرون مسلحا في ضربة جوية من طائرة أميركية، استهدفت قافلة في الأنبار أمس.",
      "strike ../2024-08-07; strike 2024-08-06 = 0" },
    { "وقال سكان إن طائرة تابعة للتحالف الدولي أطلقت صاروخين على قافلة في الأنبار أمس.", "strike 2024-08-06" },
    { "وقتل خمسة جنود في هجوم لتنظيم \"داعش\" على نقطة تفتيش في الرمادي أمس.", "attack 2024-08-06" },
    { "وأطلق المسلحون الحوثيون المدعومون من إيران صاروخا على سفينة أمس.", "attack 2024-08-06" },
    { "وانتشرت القوات في الموصل، بعدما سيطر على المدينة تنظيم داعش في 2014.", "context 2014" },
    { "وقتل مسلحان بقصف طائرة مسيرة تركية في سنجار أمس.", "strike 2024-08-06" },
    { "وقتل مسلحان إثر قصف \"طائرة مسيرة تركية\" في سنجار أمس.", "strike 2024-08-06" },
    { "وقتل مسلحان باستهداف طائرة مسيرة تابعة للجيش التركي سيارة في سنجار أمس.", "strike 2024-08-06" },
    { "وقال الجهاز إن طائرة مسيرة تركية قتلت مسلحين في سنجار أمس.", "strike 2024-08-06" },
    { "وقال الجهاز إن القوات التركية قتلت مسلحين في سنجار أمس.", "" },
    { "وأعلنت الفصائل مسؤوليتها عن 30 هجوما على قوات أميركية منذ الأحد على خلفية دعم واشنطن إسرائيل في عدوانها على "
      "غزة.",
      "attack 2024-08-04/2024-08-07; context ../2024-08-07" },
    { "وردا على الغارات الأميركية، هاجم مقاتلو المقاومة الإسلامية في العراق بالصواريخ للمرة الثالثة أمس، قاعدة حرير.",
      "attack 2024-08-06" },
    { "وقصف المتمردون بالمدفعية يوم الأحد، مدينة مأرب.", "attack 2024-08-04" },
    { "وتلقت الهيئة تقارير من وكالتين بريطانيتين بأن سفينة أبلغت عن استهدافها بصاروخين أمس.", "attack 2024-08-06" },
    { "وقال المتحدث إن الجماعة اليمنية استهدفت أمس ناقلة أميركية بالصواريخ.", "attack 2024-08-06" },
    { "وقال الجهاز إن طائرة مسيرة تركية قتلت أربعة أشخاص في سنجار أمس.", "strike 2024-08-06" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

/* Commas that set off no more than a time cut no clause. */
static void
test_commas (void)
{
  static const Case cases[] = {
    { "ووصل وزير الخارجية التركي، اليوم الأربعاء، إلى بغداد في زيارة رسمية.", "talks 2024-08-07" },
    { "وقصفت القوات التركية بشكل مكثف، بعد منتصف ليل الاثنين، قرى في ريف حلب.", "strike 2024-08-05" },
    { "ووافق الحوثيون أمس، على هدنة إنسانية.", "talks 2024-08-06" },
    { "واستهدف هجوم قاعدة حرير، أمس، وأصيب جنديان.", "attack 2024-08-06" },
    { "وبعد تراجع هجمات الفصائل، الأحد الماضي، أطلقت صواريخ على قاعدة حرير.", "attack 2024-08-04" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

/* What was days before, years before, or like what was told of. */
static void
test_others (void)
{
  static const Case cases[] = {
    { "وقصفت طائرات أميركية أمس مواقع في البوكمال، بعد ثلاثة أيام من مقتل جندي أميركي في هجوم بالصواريخ على قاعدة "
      "حرير.",
      "strike 2024-08-06; attack 2024-08-03" },
    { "وقصفت طائرات أميركية أمس مواقع في البوكمال، بعد بضعة أيام من هجوم على قاعدة حرير.",
      "strike 2024-08-06; attack 2024-07-28/2024-08-04" },
    { "وأعلن الجيش الأميركي الأحد أنه قصف مواقع في البوكمال، بعد يومين من هجوم على قاعدة حرير.",
      "strike 2024-08-04; attack 2024-08-02" },
    { "وتزامن الهجوم على قاعدة حرير أمس الثلاثاء مع الذكرى السنوية الثالثة لضربة أميركية في البوكمال.",
      "attack 2024-08-06; strike 2021-08-06" },
    { "واستهدفت طائرات مسيرة قاعدة حرير. وجاء ذلك بعد هجوم مماثل على القاعدة أمس.",
      "attack ../2024-08-07; attack 2024-08-06" },
    { "وأطلق الحوثيون أمس صاروخا على سفينة، بعد يوم واحد من غارات إسرائيلية على الحديدة.",
      "attack 2024-08-06; strike 2024-08-05" },
    { "وقصفت الطائرات الإسرائيلية الحديدة يوم الاثنين. وبعد ساعات، أطلق الحوثيون صاروخا على سفينة.",
      "strike 2024-08-05; attack 2024-08-05/2024-08-06" },
    { "وهز انفجاران بعقوبة أمس، وذلك بعد خمسة أيام من تفجير في أربيل. وأوقع التفجيران عشرة قتلى.",
      "attack 2024-08-06; attack 2024-08-01; attack ../2024-08-07 = 0" },
    { "وقال مصدر أمني إن الغارات الأميركية استهدفت القائم ليلا.", "strike 2024-08-06/2024-08-07" },
    { "تفجير بعقوبة وأعلن وزير الداخلية أمس اعتقال المتورطين بالتفجير الذي استهدف سوقا الجمعة.",
      "attack 2024-08-02; context 2024-08-06" },
    { "وقتل جنود عراقيون في كمين قرب الرمادي. وانفجرت سيارة مفخخة قرب الرمادي أمس.",
      "attack ../2024-08-07; attack 2024-08-06" },
    { "وزار وزير الخارجية التركي بغداد أمس. وناقش الهدنة خلال لقاءاته في بغداد مع نظيره العراقي.",
      "talks 2024-08-06; talks ../2024-08-07 = 0" },
    { "وهذا هجوم صاروخي على السفارة بعد إعلان انسحاب القوات نهاية العام الحالي.", "attack ../2024-08-07" },
    { "واستهدف هجوم صاروخي السفارة الأميركية في بغداد أمس. وتعرضت السفارة لقصف صاروخي في نيسان الماضي، وأسقطت في حينها "
      "طائرة مسيرة.",
      "attack 2024-08-06; attack 2024-04; attack ../2024-08-07 = 1" },
    { "وكشف الجيش الأميركي اليوم الأربعاء عن هجوم على سفينة في خليج عدن. وأوضح أنه في يوم الثلاثاء أطلق صاروخ على "
      "السفينة في خليج عدن بتوقيت صنعاء.",
      "attack 2024-08-06; attack 2024-08-06 = 0" },
    { "وجاء ذلك بعد أن تعرضت أربيل، في وقت متأخر من ليلة الاثنين، لقصف بالصواريخ أسفر عن مقتل خمسة.",
      "attack 2024-08-05" },
    { "واستهدفت طائرات مسيرة قاعدة حرير أمس. وتعرضت القاعدة لهجوم مماثل.", "attack 2024-08-06; attack ../2024-08-07" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

/* Ships are held, and what may begin on a day lies ahead. */
static void
test_words (void)
{
  static const Case cases[] = {
    { "واحتجز الحوثيون سفينة شحن في البحر الأحمر يوم الأحد.", "attack 2024-08-04" },
    { "وأكد الحوثيون أمس الاستيلاء على سفينة في البحر الأحمر.", "attack 2024-08-06" },
    { "وكشفت الهيئة عن احتجاز سفينة تجارية جنوب عدن.", "attack ../2024-08-07" },
    { "وقالت الحكومة اليمنية إن الهدنة قد تبدأ يوم الأحد إذا وافق الحوثيون عليها.", "talks 2024-08-11" },
    { "وقالت الحكومة اليمنية إن الهدنة قد بدأت يوم الأحد.", "talks 2024-08-04" },
    { "وتبذل قطر ومصر جهودا للتوصل إلى اتفاق هدنة في غزة بين حماس وإسرائيل.", "" },
    { "وتوصلت حماس وإسرائيل إلى اتفاق هدنة في غزة أمس.", "talks 2024-08-06" },
    { "وانسحبت القوات الأميركية من قاعدة حرير أمس.", "talks 2024-08-06" },
    { "وانسحبت القوات العراقية من الرمادي أمس.", "" },
    { "وقال الوزير إن بغداد وواشنطن وقعتا أمس اتفاقا على إنهاء مهمة التحالف الدولي.", "talks 2024-08-06" },
    { "وقال الوسيط القطري إن الوفدين استأنفا المحادثات في الدوحة أمس.", "talks 2024-08-06" },
    { "وحث الوزير القطري حركة حماس على قبول المقترح خلال محادثات في الدوحة الاثنين.", "talks 2024-08-05" },
    { "وأبلغت سفينة تجارية أمس بتعرضها لمقذوف غربي الحديدة.", "attack 2024-08-06" },
    { "وعثر الأهالي أمس على مقذوفات غير منفجرة في الرمادي.", "" },
    { "وأصاب مقذوف أطلقه الحوثيون ناقلة في البحر الأحمر يوم الأحد.", "attack 2024-08-04" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

/* An article without a date bounds nothing: what it recalls was at any time. */
static void
test_undated (void)
{
  static const char *const texts[] = {
    "وتعرضت قاعدة حرير لهجوم في الذكرى السبعين لقصف أميركي على البوكمال.",
    "وتستأنف المحادثات بين حماس وإسرائيل في الدوحة قريبا.",
    "وتعرضت قاعدة حرير لهجوم هو الأول عليها منذ مطلع حزيران.",
  };
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (MasarRecords) records = masar_records_new ();
      const MasarArticleRecord *article = extract_sentences (lexicon, records, "a", texts[i], NULL);

      g_assert_cmpuint (article->mentions->len, >, 0);
      for (guint m = 0; m < article->mentions->len; m++)
        g_assert_true (masar_span_is_unknown (g_array_index (article->mentions, MasarMention, m).when.span));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/finding/counted-since", test_counted_since);
  g_test_add_func ("/finding/news-and-past", test_news_and_past);
  g_test_add_func ("/finding/doers", test_doers);
  g_test_add_func ("/finding/commas", test_commas);
  g_test_add_func ("/finding/others", test_others);
  g_test_add_func ("/finding/words", test_words);
  g_test_add_func ("/finding/undated", test_undated);
  return g_test_run ();
}
