"""Elections that were held, and test vectors that were published, as condensed figures with their sources. Looked up on 2026-11-25."""

from governance_app.voting.rules.elections import Election
from tests.support.build_elections import papers_of

# Mayor of Burlington (Vermont), 3 March 2009, instant run-off. Papers: github.com/electorama/abiftool, testdata/burl2009/burl2009.abif
# (whole). Condensed to what an instant run-off can look at: after a candidate who is excluded first, only names that can still receive
# the paper, up to the first of the two finalists. The 4 papers with two names in the first place are left out, as the city did.
# K Bob Kiss, M Andy Montroll, W Kurt Wright, S Dan Smith, P James Simpson, N write-in.
BURLINGTON_2009 = (
    "2951W 2585K 1081MK 637MW 370SK 345M 332SW 242SMK 132S 127SMW 103SM 14PK 10N 6NK 6NMSK 5PSK 5NW 4PW 3P 3NM 2PSW 2PMW 2NMS 2NMK "
    "1PSMK 1PN 1PMSW 1PMS 1PSM 1NS 1NSK")
# First round: the city's detail report (github.com/willbarkoff/willbarkoff.github.io, img/2021-06-13-ranked-choice/burlington.md) and
# en.wikipedia.org/wiki/2009_Burlington_mayoral_election: Wright 2951, Kiss 2585, Montroll 2063, Smith 1306, write-in 36, Simpson 35.
BURLINGTON_FIRST = {"W": 2951, "K": 2585, "M": 2063, "S": 1306, "N": 36, "P": 35}
# When Smith, Simpson and the write-ins are out: Montroll 2554 (wikimili.com/en/2009_Burlington_mayoral_election, «best round»).
# Last round: Kiss 4313, Wright 4061 (same pages).
BURLINGTON_MONTROLL_BEST, BURLINGTON_LAST = 2554, {"K": 4313, "W": 4061}

# Steering committee of a party (USA), 24 July 2005, four seats, 13 candidates: github.com/jklundell/droop, test/blt/SC.blt; equal papers
# together, candidates by position (A = 1 … M = 13), two of them write-ins without a vote. Every figure of the count by Droop stands in
# test/ref/dump/SC-scotland-fixed-p5-d5.txt and test/ref/dump/SC-meek-prf-o6-fixed-p9-d9.txt. The two methods elect different people.
COMMITTEE_2005 = (
    "19GHIKL 1MGEDBA 1EMBGDA 1MDAB 1DBMAC 1DMBG 1GHLAMIBDKE 1AMCDGEB 2DAMGCEB 1ADMBGECIHLK 2GAHIMCBDLEK 1EAMCBDG 1GHICLBMEAD 2CMAB "
    "1DGME 1DEMCBA 1GIHLKBM 3DCMA 1MCDAGBE 1CMDAGBE 1MCDABEG 1MADBECG 1MDCABE 1CMADBGE 1DCMH 2ADMG 1GCDMAE 1IKHG 1MCEB 1DEBCM 1MEBDACG "
    "1MEBAGCH 1GHILK 1GHDIL 1MDGBH 1DMBGAH 1GHKIL 1HDGKMI 1GDBM 1MAGD 1DABMIE 1ADMECB 1GEDHKBMACIL 1DHGEMBACI 1CDGBLMHAE 2GHKI 1MBDGEA "
    "1GHIK 1BGHLMKAEI 1DGHB 1DMEBAC 1MDGCAEHBI 1DCMAG 1MDAC 1DAMCBGH 1BDME 1BCDAMG 1CADM 1DCABK 1CADMBG 1DABHC 2DAEMBC 1MGCBEDA 1MEGBDA "
    "1AMCGBDE 2MABGDEC 1CADBMGIEH")
COMMITTEE_WIGM = {  # after each stage: quota 19.00000
    "first": "6 3 8 22 2 0 33 1 1 0 0 0 18",
    "surplus G": "6.84848 3.42424 8.42424 22 2.42424 0 19 12.45448 1.42424 0 0 0 18",
    "surplus D": "7.80300 3.56060 9.24240 19 2.69696 0 19 12.72720 1.42424 0 0 0 18.54544",
    "out I": "7.80300 3.56060 9.24240 19 2.69696 0 19 14.15144 0 0 0 0 18.54544",
    "out E": "8.80300 3.69696 9.24240 19 0 0 19 14.57568 0 0 0 0 19.68180",
    "surplus M": "9.01084 3.95360 9.45496 19 0 0 19 14.57568 0 0 0 0 19",
    "out B": "9.36448 0 10.59132 19 0 0 19 15.61032 0 0 0 0 19",
    "out A": "0 0 16.62204 19 0 0 19 16.59988 0 0 0 0 19",
    "out H": "0 0 18.59172 19 0 0 19 0 0 0 0 0 19",
}
COMMITTEE_MEEK = {  # round of the dump: quota, then the votes with which the round ended (excluded candidates as they left)
    1: ("18.800000001", "6 3 8 22 2 0 33 1 1 0 0 0 18"),
    2: ("18.800000001",
        "8.006073598 3.232685848 9.408174589 18.800000609 2.759954125 0 18.800000299 13.000470959 1.435843893 0 0 0 18.556796080"),
    8: ("18.800000001", "9.006073598 3.394740964 9.408174589 19.165213770 0 0 18.800000299 14.506945584 0 0 0 0 19.718851196"),
    9: ("18.799133306", "9.427381450 3.730149807 9.774255128 18.799133460 0 0 18.799133416 14.666479770 0 0 0 0 18.799133497"),
    10: ("18.789719295", "10.204118384 0 11.498644230 18.789719457 0 0 18.789719396 15.876675538 0 0 0 0 18.789719467"),
    11: ("18.586296861", "0 0 16.482212783 19.087429756 0 0 19.073682122 19.085721549 0 0 0 0 19.202438090"),
}

# Voting matters 12, «The computational accuracy using the Meek algorithm»: github.com/jklundell/droop, test/blt/SC-Vm-12.blt and
# test/ref/dump/SC-Vm-12-meek-prf-o6-fixed-p9-d9.txt (rounds 1 and 2; then its lot differs from ours).
VOTING_MATTERS_12 = "333AX 333AY 333AZ 333BX 333BY 333BZ 667X 667Y 667Z 1ABX 1ABY 2BAX"
VOTING_MATTERS_12_MEEK = ("1000.750000001", "1000.750000126 1000.750000126 667.166666686 667.166666562 667.166666500", "0.000000250")

# droop, test/blt/513.blt with its Meek dump; test/blt/scotland/weak-surplus.blt and weak-defeat.blt with their dumps.
CASTOR = ("5CP 1P 3H", "CPH")
WEAK_SURPLUS = "10AC 8B 6C 5D 3ED 3FD"
WEAK_DEFEAT = "1AB 2B 3C 4D 5E"

# Board of Estimate and Taxation, Minneapolis, 7 November 2017, two seats, single transferable vote: «2017 Minneapolis municipal election»,
# Wikipedia (citing Minneapolis Elections & Voter Services): first preferences Becker 48,163, Wheeler 19,312, Edwards 1,539, write-ins 680;
# valid 69,694; threshold 23,232; elected Becker and Wheeler.
MINNEAPOLIS_BOARD = {"B": 48163, "W": 19312, "E": 1539, "N": 680}
MINNEAPOLIS_BOARD_QUOTA = 23232


def burlington() -> Election:
    return Election(tuple("KMWSPN"), 1, papers_of(BURLINGTON_2009, "KMWSPN"))


def committee() -> Election:
    letters = "ABCDEFGHIJKLM"
    return Election(tuple(letters), 4, papers_of(COMMITTEE_2005, letters))


def voting_matters() -> Election:
    return Election(tuple("ABXYZ"), 3, papers_of(VOTING_MATTERS_12, "ABXYZ"))


def figures(text: str, digits: int) -> tuple[int, ...]:
    """Read decimal figures as whole units."""
    read = []
    for word in text.split():
        whole, _, part = word.partition(".")
        read.append(int(whole) * 10**digits + int(part.ljust(digits, "0")))
    return tuple(read)

