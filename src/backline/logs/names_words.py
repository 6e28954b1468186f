"""The words that exercise names are made of: spellings, abbreviations, equipment, and what changes nothing."""

from collections.abc import Mapping

from backline.vocabulary.words import Pattern


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _table(text: str) -> dict[str, str]:
    """Lines of `word word = meaning` → each word with its meaning."""
    pairs = (line.split("=") for line in text.strip().splitlines())
    return {word: meaning.strip() for words, meaning in pairs for word in words.split(",") for word in [word.strip()]}


SPELLINGS: Mapping[str, str] = _table("""
db, dbs, dumbell, dumbel, dumbbel, dumbbells, dumbells, dumbbels, dumb-bell, kurzhantel, mancuerna, mancuernas, haltere, halteres = dumbbell
bb, barbel, barbells, langhantel, barra, barre = barbell
kb, kbs, kettlebel, kettlebells, kugelhantel = kettlebell
kabel, kabelzug, seilzug, polea, poulie, pulley, cables = cable
maschine, maquina, leverage, plateloaded, selectorized = machine
bw = bodyweight
bands, banded, bandas, elastico, gummiband, theraband, tube = band
bicep, bicepts, bizeps = biceps
tricep, trizeps, tri = triceps
oh = overhead
ohp = overhead press
rdl, rdls = romanian deadlift
sldl, sldls = stiff leg deadlift
ghr = glute ham raise
cgbp = close grip bench press
bss = bulgarian split squat
tgu = turkish getup
btn = behind neck
ssb = safetybar
dl = deadlift
stiffleg, stifflegged = stiff leg
legged, legs = leg
armed, arms, handed = arm
pressdown, pressdowns, pushdowns = pushdown
pressup, pressups, pushups = pushup
pulls = pull
ups = up
ext, extention, extentions, extenstion = extension
hyper, hypers = hyperextension
inc, inclined = incline
dec, declined = decline
rev = reverse
alt, alternate, alternated = alternating
sl = singleleg
sa = singlearm
flye, flyes, flys, flies = fly
calves, calve = calf
trx, ring, rings, suspended = suspension
ez, ezbar, sz = ezbar
hexbar, trapbar = trapbar
hex = trapbar
tbar = tbar
abs = ab
lats = lat
quad, quads = quadriceps
pecs = pec
deltoid, deltoids, delts = delt
ohs = overhead squat
shldr = shoulder
assist, asst = assisted
wtd = weighted
isolat, isolateral = isolateral
bentover = bentover
unilateral = single
paused = pause
hammerstrength = machine
bankdrucken = bench press
kreuzheben = deadlift
kniebeuge, kniebeugen, sentadilla = squat
schulterdrucken = shoulder press
beinpresse = leg press
beinbeuger = leg curl
beinstrecker = leg extension
wadenheben = calf raise
klimmzug, klimmzuge, dominada, traction = pullup
liegestutz, liegestutze, pompe, flexione = pushup
seitheben = lateral raise
latzug = lat pulldown
ausfallschritt, ausfallschritte, fente, zancada = lunge
bizepscurl = biceps curl
rumanische, rumanisches, rumano = romanian
remo = row
skullcrushers = skullcrusher
benches = bench
""")  # noqa: E501

COMPOUNDS: Mapping[tuple[str, ...], str] = {
    tuple(words.strip().split()): meaning
    for words, meaning in _table("""
pull up = pullup
chin up = chinup
push up, press up = pushup
sit up = situp
step up = stepup
muscle up = muscleup
get up = getup
v up = vup
l sit = lsit
l fly = lfly
warm up = warmup
cool down = cooldown
pull down = pulldown
push down, press down = pushdown
pull over = pullover
pull through = pullthrough
pull apart = pullapart
kick back = kickback
roll out = rollout
dead lift = deadlift
dead bug = deadbug
cross over = crossover
cross body = crossbody
skull crusher = skullcrusher
good morning = goodmorning
face pull = facepull
over head = overhead
bent over, bend over = bentover
dumb bell = dumbbell
bar bell = barbell
kettle bell = kettlebell
body weight = bodyweight
smith machine = smith
multi press = smith
resistance band, elastic band, resistance tube, mini band, loop band = band
ezbar bar, easy bar, curl bar, ezbar curl bar = ezbar
trap bar, trapbar bar = trapbar
t bar = tbar
v bar, v grip, v handle = vbar
straight bar = straightbar
high to low = hightolow
low to high = lowtohigh
reverse band = reverseband
high bar = highbar
low bar = lowbar
safety squat bar squat, safety squat bar, safety bar squat = safetybar squat
safety bar, safetybar bar = safetybar
plate loaded, machine plate, plate machine = machine
iso lateral = isolateral
side lateral = lateral
lat raise = lateral raise
straight arm, stiff arm = straightarm
rear delt, back delt, posterior delt = reardelt
medicine ball, med ball = medball
swiss ball, stability ball, exercise ball, gym ball, fit ball, physio ball = swissball
pec deck, pec decline, peck deck, pek deck = pecdeck
side lying = sidelying
single arm, one arm, 1 arm, one hand, 1 hand, left arm, right arm, single hand = singlearm
single leg, one leg, 1 leg, left leg, right leg = singleleg
two arm, 2 arm, both arm, double arm, two leg, both leg, two hand, both hand = twoside
two dumbbell = twoside dumbbell
hammer strength = machine
life fitness, gym 80, free weight, touch and go = with
peso muerto, souleve terre = deadlift
press banca, developpe couche = bench press
glute ham = gluteham
glute ham raise = gluteham raise
hamstring curl, ham curl = leg curl
""").items()
}

STOP_WORDS = frozenset(
    _words(
        "the a an de la el con and or of for with on in at using exercise attachment handle left right l r version "
        "standard regular normal basic style technogym panatta cybex matrix nautilus precor gymleco hoist prime "
        "arsenal watson eleiko"
    )
)

MACHINES = frozenset(
    _words(
        "lat-pulldown row-machine assisted-pull-up-machine back-extension-bench reverse-hyper leg-curl-seated leg- "
        "curl-prone leg-curl-standing leg-extension leg-press hack-squat hip-thrust-machine glute-kickback-machine "
        "hip-abductor-machine hip-adductor-machine calf-machine-standing calf-machine-seated chest-press-machine "
        "pec-deck shoulder-press-machine ab-machine back-extension-machine rotation-machine arm-machine ghd"
    )
)

EQUIPMENT_WORDS: Mapping[str, frozenset[str]] = {
    "barbell": frozenset({"barbell"}),
    "dumbbell": frozenset({"dumbbells"}),
    "kettlebell": frozenset({"kettlebell"}),
    "cable": frozenset({"cable", "lat-pulldown", "row-machine"}),
    "machine": MACHINES,
    "band": frozenset({"bands"}),
    "smith": frozenset({"smith-machine"}),
    "ezbar": frozenset({"ez-bar"}),
    "trapbar": frozenset({"trap-bar"}),
    "safetybar": frozenset({"safety-bar"}),
    "suspension": frozenset({"suspension"}),
    "landmine": frozenset({"landmine"}),
    "swissball": frozenset({"swiss-ball"}),
    "medball": frozenset({"medicine-ball"}),
    "bodyweight": frozenset(),
}

_PULL: tuple[Pattern, ...] = ("horizontal-pull", "vertical-pull")
_ARM: tuple[Pattern, ...] = ("elbow-flexion", "elbow-extension")
_LEG: tuple[Pattern, ...] = ("squat",)
_POSTURE: tuple[Pattern, ...] = (*_ARM, "shoulder-raise", "wrist", "vertical-push")

# A word that a name may have more than the catalogue, and the patterns where it changes no credit (empty: all).
HARMLESS: Mapping[str, tuple[Pattern, ...]] = {
    **dict.fromkeys(_words("pause tempo slow strict heavy light competition comp speed amrap volume alternating"), ()),
    **dict.fromkeys(_words("medium isolateral twoside weighted conventional degree second sec minute min flat"), ()),
    **dict.fromkeys(_words("wide narrow neutral parallel overhand pronated vbar mag rope close"), _PULL),
    **dict.fromkeys(_words("vbar straightbar rope"), (*_PULL, *_ARM)),
    **dict.fromkeys(_words("narrow wide stance below parallel"), (*_PULL, *_LEG)),
    "grip": (*_PULL, *_ARM),
    "bar": _PULL,
    "standing": _POSTURE,
    "seated": _POSTURE,
}

GRIP_WORDS = frozenset({"wide", "narrow", "close", "neutral", "underhand", "overhand"})  # `grip` goes without saying
# A name of these words alone that has `bench` is a bench press.
BENCH_WORDS = frozenset({"bench", "incline", "decline", "flat", "close", "wide", "grip", "pause"})

# Words that are known though no alias holds them, so that none of them is ever taken for a misspelling of another.
GUARD_WORDS = frozenset(
    _words(
        "incline decline flat seated standing lying prone supine kneeling romanian stiff single singlearm "
        "singleleg reverse front back rear side leg arm hip knee calf ankle shin neck wrist sumo assisted weighted "
        "machine barbell dumbbell cable band smith curl extension flexion rotation abduction adduction abductor "
        "adductor push pull press row raise squat deadlift lunge bench shoulder chest internal external overhand "
        "underhand pronated supinated wide narrow close high low upper lower deficit rack block pin box floor jump "
        "hang power split pause tempo bird crab bear frog duck swing snatch clean jerk thrust bridge plank hold "
        "walk carry drag throw slam toss twist chop lift fly crossover kickback pushdown pulldown pullup chinup "
        "pushup situp stretch roll tap march kick circle swim run bike hamstring quadriceps glute lat trap delt "
        "biceps triceps forearm core oblique groin inner outer inside outside sled rope stick plate disc eccentric "
        "isometric isokinetic"
    )
)

# What a name is about when no written name fits: it gives the kind, unless a word of a movement stands beside it.
KEYWORDS: Mapping[str, str] = {
    **dict.fromkeys(
        _words("stretch stretching smr foam yoga mobility massage dehnen estiramiento pilates"), "no-exercise"
    ),
    **dict.fromkeys(
        _words("treadmill elliptical jogging cycling swimming spinning ergometer stairmaster laufband"), "cardio"
    ),
}
LAST_WORDS = frozenset({"stretch", "stretching", "smr", "massage"})  # these decide alone where they close a name
MOVEMENT_WORDS = frozenset(
    _words(
        "crunch squat raise press row curl deadlift pushup pullup pulldown bridge thrust lunge twist plank situp "
        "extension fly swing hinge sled circuit"
    )
)

# The implement that a name without one means, in this order; with any other implement it stays unsure.
USUAL_EQUIPMENT = ("barbell", "dumbbell", "ezbar", "cable")

# Words that alone do not tell one movement from another.
VAGUE_WORDS = frozenset(
    _words(
        "press row curl raise extension fly pull push rotation kickback hold walk carry jump flexion seated "
        "standing lying flat single singlearm close wide grip high low alternating twoside"
    )
)

POSTURES = frozenset({"seated", "standing"})
MANY_MACHINES = frozenset({"machine", "band"})  # a seated curl on a machine may be for the arms or for the legs
