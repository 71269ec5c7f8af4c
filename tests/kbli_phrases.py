"""What people type for a KBLI 2020 code when it isn't in the table that way.

Each phrase has the codes that are right for it, chosen by reading the table before any search was run on it. The
search was tuned on :data:`TUNED` alone; :data:`HELD_OUT` was kept aside and only counted. Both were written by the
hand that then wrote the search and its everyday words, so :data:`FRESH` was written after those stood, and nothing was
changed for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Phrase:
    """A phrase, what is unlike the table in it, and the codes that answer it."""

    text: str
    kind: str
    codes: tuple[str, ...]


_MISSPELT: Final = """
krupuk kulit = 10794
rangginang = 10794
rengginag = 10794
opaak ketan = 10794
bengkl mtr = 45407
bengkel moter = 45407
tambel ban = 45407 45201
seblek = 56103 56109 56102
siomai = 56104 10216
btagor = 56104
gorangan = 56104
nasi goren = 56103
pecel lelle = 56103
bubur aym = 56103
wartek = 56102
londre = 96200
laundri kiloan = 96200
poto kopi = 82190
fotocopi = 82190
sabloon kaos = 13133
konpeksi = 14111
komveksi = 14111
penjahid = 14120
tukan jahit = 14120
gentng = 23922
genteng jati wangi = 23922
batu bta = 23921
meuble = 31001
gipsum = 43302
kanopy = 25111
kusen alumunium = 25112
budi daya jamur = 01136
ternak kambng = 01442
ternak belut lelee = 03221
peyem = 10792
risolles = 10792
kue basa = 10792
brownis = 10710
donnat = 10710
sirop gula = 10723
dodol manga = 10796
bandrex = 11090
ketering = 56210 56290
jus boah = 56304
baksos = 56103 10130 56104
kopi bubug = 10761 47243
pankas rambut = 96111
salon kecantican = 96112
"""

_ABBREVIATED: Final = """
wrg nasi = 56102
wr sembako = 47112
tk sembako = 47112
wrng kopi = 56304
jl pulsa = 61999
jl sayur = 47213 47813
bgkl las = 25111 25920
srvs hp = 95120
tk bangunan = 47528
cuci mtr = 45407
rm padang = 56102
knter pulsa = 61999
kntr hp = 47414
gl aren = 10722 47243
ns kotak = 56210
krpk singkng = 10794
tlr asin = 10799
jmr tiram = 01136
bwng merah = 01134
tmpe = 10391
kcp = 10771
mnyk kelapa = 10423
sbn cuci = 20231
pkn ternak = 10801 47754
bsrng = 10794
mknan ringan = 47249 47829 46339
bju bekas = 47742
prcetakan = 18111
mbl rental = 77100
grosr sembako = 46900
"""

_SUNDANESE: Final = """
dagang sayur = 47213 47813 47991
dagang baso = 56103 56104
dagang cilok = 56104
nyieun tahu = 10392
nyieun kurupuk = 10794
nyieun bata = 23921
nyieun dodol = 10796
ngajual beas = 47241
icalan lauk asin = 47245 10211
tukang kaput = 14120
warung sangu = 56102
ngingu hayam = 01464 01461
ngingu lele = 03221
miara domba = 01441
melak cengek = 01283
melak boled = 01135
ngecet imah = 43303
nyewakeun tenda = 77291
nyewakeun imah = 68111
ngabangun imah = 41011
nyuci motor = 45407
nyuci baju = 96200
ngojeg = 49424
muka warung = 47112
serpis hp = 95120
serpis tipi = 95210
acuk bekas = 47742
jualan endog = 47214 47814 46325
tukang ngalas = 25920 25111
dahar warung = 56102
"""

_ORDER_AND_DOUBLING: Final = """
oleh2 = 47249 47829 47781
odong2 = 93219
odong odong = 93219
otak2 = 10216
bersih2 rumah = 81210
kos2an = 55900
mobil2an kayu = 32402
sayur2an = 47213 47813 47991
pisang keripik = 10313
sapi ternak = 01411
hias ikan = 03225 47753
isi ulang air galon = 11052
bawang bandar = 46313
tiram jamur budidaya = 01136
aren gula jual = 47243 10722
bambu anyaman kerajinan = 16291
"""

_DERIVED: Final = """
penjualan pulsa = 61999
penjual sayur = 47213 47813 47991
pedagang beras = 47241
menjual bensin = 47302
pembuatan tempe = 10391
membuat kue kering = 10710
produksi kecap = 10771
pengrajin bambu = 16291
penyewaan tenda = 77291
service hp = 95120
service motor = 45407
reparasi kulkas = 95220
memelihara kambing = 01442
budidaya lele = 03221
usaha keripik pisang = 10313
jasa jahit = 14120
"""

_FRESH: Final = """
martabk telor = 10792
bakpau = 10710 10792
keripik gadung = 10794
sale cau = 10313
kurupuk jengkol = 10794
tukang kredit panci = 47995 47994
warung sayuran = 47213 47813
toko sepatoe = 47712
konter pulsa dan kuota = 61999
sablon kaos satuan = 13133
tkg las = 25920 25111
bengkel las listrik = 25111 25920
bngkl sepeda = 95299
jual kambing aqiqah = 01442 46205
bibit ikan nila = 03226 47215
tambak lele = 03221
penggilingan pare = 10631
nggiling kopi = 10761
sangray kopi = 10761
jasa ngetik = 82190
les bhs inggris = 85493
bimbel anak sd = 85495
rias penganten = 96112
salon rambut = 96111 96112
barbesop = 96111
pijet urat = 86902
catring nasi kotak = 56210
angkringan kopi = 56304 56103
warung jamu gendong = 56306 56305
es kelapa muda = 56306
es cendol durian = 56306
cincao = 10779
anyaman pandan tas = 16292
pengrajin boboko = 16291
tukang arit = 25931
tukang kusen kayu = 16221
bata merah bakar = 23921
pot bunga semen = 23951
gas elpigi = 47772
bensin pertalit = 47302
pupuk kandang hayam = 38212
rongsokan = 46696
jualan di shopee = 47912 47911 47914
toko handphone = 47414
jahit gorden = 13921
bikin mukena = 14131
vermak celana = 95291
cuci karpet mobil = 96200 45202
nyewakeun sound = 77291
organ tunggal hajatan = 90011
"""


def _read(kind: str, lines: str) -> Iterator[Phrase]:
    for line in lines.strip().splitlines():
        text, _, codes = line.partition(" = ")
        yield Phrase(text, kind, tuple(codes.split()))


ALL: Final = (
    *_read("misspelt", _MISSPELT),
    *_read("abbreviated", _ABBREVIATED),
    *_read("sundanese", _SUNDANESE),
    *_read("order, doubling", _ORDER_AND_DOUBLING),
    *_read("derived", _DERIVED),
)
TUNED: Final = ALL[0::2]
HELD_OUT: Final = ALL[1::2]
FRESH: Final = tuple(_read("fresh", _FRESH))
