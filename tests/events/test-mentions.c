/* SPDX-FileCopyrightText: The Masar authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "masar-mentions-fixture.h"

/* What single articles tell of: made-up sentences, each in a made-up article of Wednesday 7 August 2024. */

static gint64
day_of (const char *text)
{
  int year, month, day;

  g_assert_cmpint (sscanf (text, "%d-%d-%d", &year, &month, &day), ==, 3);
  return masar_days_from_civil (year, month, day);
}

static const MasarMention *
find_mention (const MasarArticleRecord *article, MasarEventType type)
{
  for (guint i = 0; i < article->mentions->len; i++)
    if (g_array_index (article->mentions, MasarMention, i).type == type)
      return &g_array_index (article->mentions, MasarMention, i);
  return NULL;
}

static void
test_sentences (void)
{
  static const struct
  {
    const char *text;
    MasarEventType type;
    const char *kind, *place, *day;
  } cases[] = {
    { "أعلن مصدر أمني أن طائرات مسيرة استهدفت قاعدة حرير مساء الاثنين.", MASAR_EVENT_ATTACK, "drone", "قاعدة حرير",
      "2024-08-05" },
    { "وتعرضت قاعدة التنف لهجوم صاروخي أمس الثلاثاء أسفر عن إصابة ثلاثة جنود.", MASAR_EVENT_ATTACK, "rocket", "التنف",
      "2024-08-06" },
    { "شنت القوات الأميركية غارات على مواقع للحوثيين في الحديدة يوم الأحد.", MASAR_EVENT_STRIKE, "air-strike",
      "الحديدة", "2024-08-04" },
    { "وقال سكان إن طيران التحالف قصف معسكرا في صعدة أمس.", MASAR_EVENT_STRIKE, "air-strike", "صعدة", "2024-08-06" },
    { "قصفت المدفعية التركية مواقع لحزب العمال الكردستاني في قنديل يوم السبت.", MASAR_EVENT_STRIKE, "artillery",
      "قنديل", "2024-08-03" },
    { "وأطلق الحوثيون صاروخا باليستيا على سفينة في خليج عدن يوم الجمعة.", MASAR_EVENT_ATTACK, "missile", "خليج عدن",
      "2024-08-02" },
    { "وأعلنت الحكومة العراقية الأحد تأجيل جولة المفاوضات مع واشنطن.", MASAR_EVENT_TALKS, "postponement", NULL,
      "2024-08-04" },
    { "وانطلقت أمس في القاهرة جولة جديدة من المفاوضات بين حماس وإسرائيل.", MASAR_EVENT_TALKS, "round", "القاهرة",
      "2024-08-06" },
    { "ونفت وزارة الخارجية الأميركية الثلاثاء وجود أي مفاوضات حول الانسحاب من العراق.", MASAR_EVENT_TALKS, "denial",
      NULL, "2024-08-06" },
    { "وستنتهي مهمة قوات التحالف الدولي في العراق بحلول 30 أيلول 2025 كما أعلن رئيس الوزراء.", MASAR_EVENT_TALKS,
      "concession", NULL, "2025-09-30" },
    { "وكان التحالف الدولي، الذي تقوده الولايات المتحدة، غادر العراق يوم الأحد.", MASAR_EVENT_TALKS, "withdrawal", NULL,
      "2024-08-04" },
    { "ووقعت الحكومة العراقية في الثالث من شهر آب أغسطس الحالي اتفاقية طويلة الأمد مع الولايات المتحدة.",
      MASAR_EVENT_TALKS, "agreement", NULL, "2024-08-03" },
    { "وتسلم وفد الحركة الموجود في القاهرة أمس مقترحا جديدا من الوسطاء المصريين.", MASAR_EVENT_TALKS, "proposal", NULL,
      "2024-08-06" },
    { "وزار مبعوث الأمم المتحدة إلى اليمن الرياض، أمس، لبحث الهدنة.", MASAR_EVENT_TALKS, "visit", NULL, "2024-08-06" },
    { "ووصل وفد من حركة حماس أمس إلى القاهرة لإجراء محادثات مع المسؤولين المصريين.", MASAR_EVENT_TALKS, "visit",
      "القاهرة", "2024-08-06" },
    { "والثلاثاء، قال وزير الخارجية المصري إن بلاده تعمل مع قطر من أجل مقترح الهدنة.", MASAR_EVENT_TALKS,
      "announcement", NULL, "2024-08-06" },
    { "وانفجرت سيارة مفخخة في سوق ببعقوبة أمس في هجوم انتحاري.", MASAR_EVENT_ATTACK, "bomb", "بعقوبة", "2024-08-06" },
    { "وسلم السفير التركي يوم الاثنين رسالة إلى وزير الخارجية العراقي.", MASAR_EVENT_TALKS, "letter", NULL,
      "2024-08-05" },
    { "انفجرت سيارة مفخخة أمس قرب منزل قائد مسلح في عدن ما أدى إلى مقتل ثلاثة.", MASAR_EVENT_ATTACK, "bomb", "عدن",
      "2024-08-06" },
    { "قصفت ثلاث طائرات حربية تركية أمس مواقع في شمال العراق.", MASAR_EVENT_STRIKE, "air-strike", "العراق",
      "2024-08-06" },
  };
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MasarRecords) records = masar_records_new ();
      g_autofree char *text = g_strconcat (cases[i].text, REST, NULL);
      const MasarArticleRecord *article = extract (lexicon, records, "a", text, PUBLISHED);
      const MasarMention *mention = find_mention (article, cases[i].type);
      gint64 first;
      gint64 last;

      g_test_message ("%s", cases[i].text);
      g_assert_nonnull (mention);
      g_assert_cmpstr (mention->kind, ==, cases[i].kind);
      if (cases[i].place != NULL)
        g_assert_cmpstr (mention->place, ==, cases[i].place);
      g_assert_true (masar_span_get_first_day (mention->when.span, &first));
      g_assert_true (masar_span_get_last_day (mention->when.span, &last));
      g_assert_cmpint (first, ==, day_of (cases[i].day));
      g_assert_cmpint (last, ==, first);
      g_assert_cmpuint (mention->passage.end, <=, strlen (text));
      g_assert_true (
          g_utf8_validate_len (text + mention->passage.start, mention->passage.end - mention->passage.start, NULL));
    }
}

static const MasarMention *
find_mention_at (const MasarArticleRecord *article, const char *place)
{
  for (guint i = 0; i < article->mentions->len; i++)
    if (g_strcmp0 (g_array_index (article->mentions, MasarMention, i).place, place) == 0)
      return &g_array_index (article->mentions, MasarMention, i);
  return NULL;
}

/* A clause that refers to an earlier happening: days are counted back from what the sentence tells of, and the day of
 * the one is not the day of the other.  "../" stands for no beginning. */
static void
test_earlier_happenings (void)
{
  static const struct
  {
    const char *text;
    const char *place, *edtf;
    MasarEventType type;
  } cases[] = {
    { "تعرضت قاعدة التنف لهجوم صاروخي أمس الثلاثاء، غداة هجوم استهدف قاعدة حرير بطائرة مسيرة.", "قاعدة حرير",
      "2024-08-05", MASAR_EVENT_ATTACK },
    { "قصفت الطائرات التركية يوم الجمعة مواقع في قنديل، وذلك بعد أربعة أيام على تفجير انتحاري في أنقرة.", "أنقرة",
      "2024-07-29", MASAR_EVENT_ATTACK },
    { "تعرضت قاعدة التنف لهجوم صاروخي أمس الثلاثاء، بعد أيام من غارة أميركية في البوكمال.", "البوكمال",
      "2024-07-28/2024-08-04", MASAR_EVENT_STRIKE },
    { "وأعلن وزير الداخلية أمس اعتقال المتورطين بالتفجير الذي استهدف سوقا في بعقوبة الجمعة.", "بعقوبة", "2024-08-02",
      MASAR_EVENT_ATTACK },
  };
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MasarRecords) records = masar_records_new ();
      const MasarArticleRecord *article = extract_sentences (lexicon, records, "a", cases[i].text, PUBLISHED);
      const MasarMention *mention = find_mention_at (article, cases[i].place);
      g_autofree char *edtf = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_nonnull (mention);
      g_assert_cmpint (mention->type, ==, cases[i].type);
      edtf = masar_edtf_format (mention->when.span, FALSE);
      g_assert_cmpstr (edtf, ==, cases[i].edtf);
    }
}

/* Talk about violence or talks that is no happening. */
static void
test_silence (void)
{
  static const char *const cases[] = {
    "وحذر الوزير من أي هجوم محتمل على القواعد في المستقبل.",
    "وتمسك الوسطاء بمطلب وقف إطلاق النار في أسرع وقت.",
    "وإذا قصفت إسرائيل المدينة فإن الرد سيكون قاسيا.",
    "وأحرز الفريق هدفا من ضربة جزاء في الشوط الثاني من المباراة.",
    "وستبدأ الفصائل بمهاجمة القواعد قريبا كما تقول.",
    "ودعا القائد إلى تكثيف الطلعات لاستهداف تجمعات المسلحين في المدينة.",
    "وهي خطة تستهدف الهيمنة على المنطقة ومواردها.",
    "وحلقت طائرات تركية فوق زاخو أمس من دون أن تقصف.",
    "سمحت تركيا للولايات المتحدة بشن غارات من قاعدة انجرليك.",
    "تهدف الخطة إلى قصف مواقع التنظيم في سورية.",
    "وقال الوزير إن بلاده تدرس شن غارات على مواقع المسلحين.",
    "ومن المرجح قصف مواقع الحزب في جبال قنديل.",
    "وكثف الطيران غاراته في الآونة الأخيرة.",
  };
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MasarRecords) records = masar_records_new ();
      const MasarArticleRecord *article = extract_sentences (lexicon, records, "a", cases[i], PUBLISHED);

      g_test_message ("%s", cases[i]);
      g_assert_null (find_mention (article, MASAR_EVENT_ATTACK));
      g_assert_null (find_mention (article, MASAR_EVENT_STRIKE));
    }
}

/* Casualties as "harm count exactness side", one after another. */
static char *
describe_casualties (const MasarMention *mention)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < mention->n_casualties; i++)
    {
      const MasarCasualties *casualties = &mention->casualties[i];

      g_string_append_printf (out, "%s%s %d %s %s", i > 0 ? ", " : "", masar_harm_to_string (casualties->harm),
                              casualties->count, masar_exactness_to_string (casualties->exactness),
                              masar_side_to_string (casualties->side));
    }
  return g_string_free (out, FALSE);
}

static void
test_casualties (void)
{
  static const struct
  {
    const char *text;
    int killed, wounded;
    const char *casualties;
  } cases[] = {
    { "قال مصدر طبي إن تفجيرا في بعقوبة أمس أسفر عن مقتل سبعة أشخاص وإصابة 12 آخرين.", 7, 12,
      "killed 7 exact unknown, wounded 12 exact unknown" },
    { "وأسفر هجوم صاروخي على قاعدة حرير عن إصابة خمسة جنود أميركيين ومتعاقدين اثنين على الأقل.", MASAR_UNKNOWN, 7,
      "wounded 5 exact state, wounded 2 at-least civil" },
    { "وقتل نحو ستين مدنيا وأصيب أكثر من 100 آخرين في قصف مدفعي على تعز.", 60, 100,
      "killed 60 about civil, wounded 100 more-than unknown" },
    { "وتعرضت قاعدة التنف لهجوم بثلاثة صواريخ دون وقوع إصابات.", MASAR_UNKNOWN, 0, "wounded 0 none unknown" },
    { "وأوضح أن جنديين قتلا وأصيب تسعة، بينهم ثلاثة ضباط، في تفجير عبوة ناسفة في كركوك.", 2, 9,
      "killed 2 exact state, wounded 9 exact unknown" },
    { "وسقط قتيل وثمانية جرحى في انفجار سيارة مفخخة في كركوك.", 1, 8,
      "killed 1 exact unknown, wounded 8 exact unknown" },
    { "وقتل ثلاثة مسلحين وأسر سبعة آخرون في هجوم على معسكر في كركوك.", 3, MASAR_UNKNOWN,
      "killed 3 exact armed, captured 7 exact unknown" },
    { "وشن الطيران عشر غارات على الموصل، من دون معرفة حجم الخسائر.", MASAR_UNKNOWN, MASAR_UNKNOWN, "" },
    { "وأصابت ثلاثة صواريخ سفينة في خليج عدن على بعد 70 ميلا من الساحل.", MASAR_UNKNOWN, MASAR_UNKNOWN, "" },
  };
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MasarRecords) records = masar_records_new ();
      const MasarArticleRecord *article = extract_sentences (lexicon, records, "a", cases[i].text, PUBLISHED);
      const MasarMention *mention = find_mention (article, MASAR_EVENT_ATTACK);
      g_autofree char *casualties = NULL;

      if (mention == NULL)
        mention = find_mention (article, MASAR_EVENT_STRIKE);
      g_test_message ("%s", cases[i].text);
      g_assert_nonnull (mention);
      casualties = describe_casualties (mention);
      g_assert_cmpstr (casualties, ==, cases[i].casualties);
      g_assert_cmpint (mention->killed, ==, cases[i].killed);
      g_assert_cmpint (mention->wounded, ==, cases[i].wounded);
    }
}

/* Speakers as "who (role)", he who knows first before those who passed it on. */
static void
test_speakers (void)
{
  static const struct
  {
    const char *text, *says;
    gboolean quoted;
  } cases[] = {
    { "وقال مصدر أمني إن صواريخ سقطت على قاعدة حرير أمس.", "مصدر أمني (source)", FALSE },
    { "ونقلت وكالة رويترز عن مسؤول أميركي أن صواريخ سقطت على قاعدة حرير أمس.",
      "مسؤول أميركي (source) ← وكالة رويترز (agency)", FALSE },
    { "نقلت وكالة رويترز عن مسؤول أميركي قوله إن صواريخ سقطت على قاعدة حرير أمس.",
      "مسؤول أميركي (source) ← وكالة رويترز (agency)", FALSE },
    { "وقال المتحدث باسم الجيش لوكالة فرانس برس إن صواريخ سقطت على قاعدة حرير أمس.",
      "المتحدث باسم الجيش (person) ← لوكالة فرانس برس (agency)", FALSE },
    { "وسقطت صواريخ على قاعدة حرير أمس، وفق ما أفاد شهود عيان.", "شهود عيان (witness)", FALSE },
    { "مصادر عراقية كشفت أن صواريخ سقطت على قاعدة حرير أمس.", "مصادر عراقية (source)", FALSE },
    { "وقالت وزارة الدفاع في بيان: «تعرضت القوات لهجوم كبير في المنطقة. وسقطت صواريخ عدة على قاعدة حرير أمس».",
      "وزارة الدفاع (office)", TRUE },
    { "\"سقطت صواريخ عدة على قاعدة حرير أمس\"، قال الناطق باسم الشرطة للصحفيين.", "الناطق باسم الشرطة (person)", TRUE },
    { "وقال مصدر في الشرطة إن الوضع هادئ. وأضاف أن صواريخ سقطت على قاعدة حرير أمس.", "مصدر (source)", FALSE },
    { "وسقطت صواريخ على «قاعدة حرير» أمس.", "", FALSE },
  };
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MasarRecords) records = masar_records_new ();
      const MasarArticleRecord *article = extract_sentences (lexicon, records, "a", cases[i].text, PUBLISHED);
      const MasarMention *mention = find_mention_at (article, "قاعدة حرير");
      g_autoptr (GString) says = g_string_new (NULL);

      g_test_message ("%s", cases[i].text);
      g_assert_nonnull (mention);
      for (guint s = 0; s < mention->n_says; s++)
        g_string_append_printf (says, "%s%s (%s)", s > 0 ? " ← " : "", mention->says[s].who,
                                masar_speaker_role_to_string (mention->says[s].role));
      g_assert_cmpstr (says->str, ==, cases[i].says);
      g_assert_cmpint (mention->quoted, ==, cases[i].quoted);
    }
}

/* Claims are mentions of their own, and competing ones stay apart. */
static void
test_claims (void)
{
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();
  g_autoptr (MasarRecords) records = masar_records_new ();
  const MasarArticleRecord *article =
      extract (lexicon, records, "a",
               "تعرضت قاعدة حرير لهجوم بطائرة مسيرة أمس. وأعلنت حركة النجباء مسؤوليتها عن الهجوم." REST
               " لكن تنظيم داعش تبنى الهجوم في بيان على الإنترنت.",
               PUBLISHED);
  const char *const claimants[] = { "حركة النجباء", "تنظيم داعش" };
  guint n_claims = 0;
  int same = MASAR_UNKNOWN;

  for (guint i = 0; i < article->mentions->len; i++)
    {
      const MasarMention *claim = &g_array_index (article->mentions, MasarMention, i);

      if (g_strcmp0 (claim->kind, "claim") != 0)
        continue;
      g_assert_cmpuint (n_claims, <, G_N_ELEMENTS (claimants));
      g_assert_cmpint (claim->type, ==, MASAR_EVENT_CONTEXT);
      g_assert_cmpstr (claim->actor, ==, claimants[n_claims++]);
      g_assert_cmpint (claim->actor_side, ==, MASAR_SIDE_ARMED);
      g_assert_cmpint (claim->claims, !=, MASAR_UNKNOWN);
      g_assert_cmpint (g_array_index (article->mentions, MasarMention, claim->claims).type, ==, MASAR_EVENT_ATTACK);
      g_assert_cmpint (claim->same, !=, same);
      same = claim->same;
    }
  g_assert_cmpuint (n_claims, ==, 2);
}

static void
test_members (void)
{
  static const struct
  {
    const char *text;
    gboolean intercepted;
    MasarModality modality;
    MasarSide actor_side, target_side;
  } cases[] = {
    { "وقال الجيش إن الدفاعات الجوية اعترضت صواريخ أطلقت على قاعدة حرير أمس.", TRUE, MASAR_MODALITY_ASSERTED,
      MASAR_SIDE_UNKNOWN, MASAR_SIDE_UNKNOWN },
    { "وشنت طائرات التحالف غارات على مواقع للحوثيين قرب قاعدة حرير أمس.", FALSE, MASAR_MODALITY_ASSERTED,
      MASAR_SIDE_COALITION, MASAR_SIDE_ARMED },
    { "وقصف الحوثيون الجيش السعودي قرب قاعدة حرير أمس.", FALSE, MASAR_MODALITY_ASSERTED, MASAR_SIDE_ARMED,
      MASAR_SIDE_STATE },
    { "وقال الجيش السعودي إنه اعترض صاروخا أطلقه الحوثيون على قاعدة حرير أمس.", TRUE, MASAR_MODALITY_ASSERTED,
      MASAR_SIDE_ARMED, MASAR_SIDE_UNKNOWN },
    { "ونفت تركيا قصف قاعدة حرير بالمدفعية أمس.", FALSE, MASAR_MODALITY_DENIED, MASAR_SIDE_UNKNOWN,
      MASAR_SIDE_UNKNOWN },
  };
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MasarRecords) records = masar_records_new ();
      const MasarArticleRecord *article = extract_sentences (lexicon, records, "a", cases[i].text, PUBLISHED);
      const MasarMention *mention = find_mention_at (article, "قاعدة حرير");

      g_test_message ("%s", cases[i].text);
      g_assert_nonnull (mention);
      g_assert_cmpint (mention->intercepted, ==, cases[i].intercepted);
      g_assert_cmpint (mention->modality, ==, cases[i].modality);
      g_assert_cmpint (mention->actor_side, ==, cases[i].actor_side);
      g_assert_cmpint (mention->target_side, ==, cases[i].target_side);
    }
}

/* What has no date was before the publication. */
static void
test_undated (void)
{
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();
  g_autoptr (MasarRecords) records = masar_records_new ();
  const MasarArticleRecord *article =
      extract (lexicon, records, "a", "استهدفت الفصائل المسلحة بالصواريخ قاعدة عين الأسد." REST, PUBLISHED);
  const MasarMention *mention = find_mention (article, MASAR_EVENT_ATTACK);

  g_assert_nonnull (mention);
  g_assert_cmpint (mention->when.span.begin_minutes, ==, MASAR_OPEN_PAST);
  g_assert_cmpint (mention->when.span.end_minutes, ==, masar_span_new_day (day_of (PUBLISHED)).end_minutes);
}

/* A truce lasts as long as it is said to. */
static void
test_truce (void)
{
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();
  g_autoptr (MasarRecords) records = masar_records_new ();
  const MasarArticleRecord *article =
      extract (lexicon, records, "a",
               "أعلن التحالف هدنة إنسانية في اليمن تبدأ مساء يوم الأحد المقبل وتستمر لمدة خمسة أيام." REST, PUBLISHED);
  const MasarMention *mention = find_mention (article, MASAR_EVENT_TALKS);
  g_autofree char *edtf = NULL;

  g_assert_nonnull (mention);
  g_assert_cmpstr (mention->kind, ==, "truce");
  g_assert_true (mention->when.lasting);
  edtf = masar_edtf_format (mention->when.span, FALSE);
  g_assert_cmpstr (edtf, ==, "2024-08-11/2024-08-16");
}

#define DISTANCE REST REST REST REST

/* What looks like a link and is none. */
static void
test_no_relations (void)
{
  static const char *const texts[] = {
    /* another, the last, on another level: no word of delay */
    "قصف الجيش مواقع للمسلحين في الموصل أمس، وعلى صعيد آخر يعقد الوفدان جولة المفاوضات غدا في بغداد.",
    /* a meeting is held, it does not make difficult */
    "استهدف هجوم صاروخي قاعدة التنف أمس، وسيعقد اليوم اجتماع بين بغداد وواشنطن.",
    /* what was reported is no answer, nor is the answer to a question */
    "قصفت طائرات مواقع في الموصل أمس حيث وردت معلومات عن هجوم صاروخي على قاعدة التنف.",
    "تعرضت قاعدة التنف لهجوم صاروخي أمس. وردا على سؤال قال المتحدث إن واشنطن شنت غارات على مواقع في البوكمال.",
    /* killed by the raid is the raid */
    "قتل خمسة جنود أمس جراء قصف مدفعي على قاعدة التنف.",
    /* what was told long before is not meant by a word alone */
    "تعرضت قاعدة التنف لهجوم صاروخي أمس." DISTANCE DISTANCE " وقال إن ذلك جاء ردا على ما حدث.",
  };
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (MasarRecords) records = masar_records_new ();

      g_test_message ("%s", texts[i]);
      g_assert_cmpuint (extract_sentences (lexicon, records, "a", texts[i], PUBLISHED)->relations->len, ==, 0);
    }
}

/* Which of an article's mentions answers or contradicts which: by what each is told in. */
static void
test_relations (void)
{
  static const struct
  {
    const char *text, *more;
    MasarLinkKind kind;
    MasarModality modality;
    MasarEventType from_type;
    const char *from_kind;
    MasarEventType to_type;
    const char *to_kind;
  } cases[] = {
    { "تعرضت قاعدة التنف لهجوم صاروخي يوم السبت.",
      " وشنت القوات الأميركية غارات جوية على مواقع للفصائل المسلحة في البوكمال يوم الأحد ردا على الهجوم على القاعدة.",
      MASAR_LINK_RESPONSE, MASAR_MODALITY_ASSERTED, MASAR_EVENT_STRIKE, "air-strike", MASAR_EVENT_ATTACK, "rocket" },
    { "شنت القوات الأميركية غارات على مواقع في البوكمال يوم الأحد.",
      " وأوضح أن الغارات جاءت ردا على هجوم صاروخي نفذه مسلحون على قاعدة التنف.", MASAR_LINK_RESPONSE,
      MASAR_MODALITY_ASSERTED, MASAR_EVENT_STRIKE, "air-strike", MASAR_EVENT_ATTACK, "rocket" },
    { "أعلنت كتائب حزب الله أنها ستبدأ قريبا بمهاجمة القواعد الأميركية، ردا على الغارات التي استهدفت مواقعها في "
      "البوكمال يوم السبت.",
      "", MASAR_LINK_RESPONSE, MASAR_MODALITY_POSSIBLE, MASAR_EVENT_ATTACK, "threat", MASAR_EVENT_STRIKE,
      "air-strike" },
    { "أعلن التحالف هدنة إنسانية في اليمن تبدأ مساء الأحد المقبل، استجابة لطلب الرئيس اليمني.", "", MASAR_LINK_RESPONSE,
      MASAR_MODALITY_ASSERTED, MASAR_EVENT_TALKS, "truce", MASAR_EVENT_TALKS, "request" },
    { "قام وزير الدفاع السعودي بزيارة إلى الأردن أمس، تلبية لدعوة من الحكومة الأردنية.", "", MASAR_LINK_RESPONSE,
      MASAR_MODALITY_ASSERTED, MASAR_EVENT_TALKS, "visit", MASAR_EVENT_TALKS, "request" },
    { "تعرضت قاعدة التنف لهجوم صاروخي يوم السبت.",
      " وقال الجيش الأميركي إنه ردا على ذلك شن غارات جوية على مواقع في البوكمال يوم الأحد.", MASAR_LINK_RESPONSE,
      MASAR_MODALITY_ASSERTED, MASAR_EVENT_STRIKE, "air-strike", MASAR_EVENT_ATTACK, "rocket" },
    { "وقدمت مصر أمس مقترحا جديدا لوقف إطلاق النار.", " ووافقت حماس على المقترح المصري مساء اليوم.",
      MASAR_LINK_RESPONSE, MASAR_MODALITY_ASSERTED, MASAR_EVENT_TALKS, "reply", MASAR_EVENT_TALKS, "proposal" },
    { "وأعلنت بغداد الأحد انطلاق جولة المفاوضات حول الانسحاب.",
      " لكن وزارة الخارجية الأميركية نفت الاثنين وجود أي مفاوضات حول الانسحاب.", MASAR_LINK_DISPUTES,
      MASAR_MODALITY_ASSERTED, MASAR_EVENT_TALKS, "denial", MASAR_EVENT_TALKS, "round" },
  };
  g_autoptr (MasarLexicon) lexicon = load_lexicon ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MasarRecords) records = masar_records_new ();
      g_autofree char *text = g_strconcat (cases[i].text, REST, cases[i].more, NULL);
      const MasarArticleRecord *article = extract (lexicon, records, "a", text, PUBLISHED);
      const MasarRelation *relation;
      const MasarMention *from, *to;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (article->relations->len, >=, 1);
      relation = &g_array_index (article->relations, MasarRelation, 0);
      from = &g_array_index (article->mentions, MasarMention, relation->from);
      to = &g_array_index (article->mentions, MasarMention, relation->to);
      /* what is only referred to was told of before */
      to = &g_array_index (article->mentions, MasarMention, to->same);
      g_assert_cmpint (relation->kind, ==, cases[i].kind);
      g_assert_cmpint (relation->modality, ==, cases[i].modality);
      g_assert_cmpint (from->type, ==, cases[i].from_type);
      g_assert_cmpstr (from->kind, ==, cases[i].from_kind);
      g_assert_cmpint (to->type, ==, cases[i].to_type);
      g_assert_cmpstr (to->kind, ==, cases[i].to_kind);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mentions/sentences", test_sentences);
  g_test_add_func ("/mentions/earlier-happenings", test_earlier_happenings);
  g_test_add_func ("/mentions/silence", test_silence);
  g_test_add_func ("/mentions/casualties", test_casualties);
  g_test_add_func ("/mentions/speakers", test_speakers);
  g_test_add_func ("/mentions/claims", test_claims);
  g_test_add_func ("/mentions/members", test_members);
  g_test_add_func ("/mentions/undated", test_undated);
  g_test_add_func ("/mentions/truce", test_truce);
  g_test_add_func ("/mentions/relations", test_relations);
  g_test_add_func ("/mentions/no-relations", test_no_relations);
  return g_test_run ();
}
