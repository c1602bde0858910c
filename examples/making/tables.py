"""Who is who in the example workspace: three invented districts, their schools and their people, as plain tables.

Nobody and no school here is real. make_rogue_valley.py turns the tables into rosters and logs.
"""

# id, name, kind, within
SITES = [
    ("southern-oregon", "Southern Oregon Mentor Consortium", "consortium", ""),
    ("applegate", "Applegate School District", "district", "southern-oregon"),
    ("table-rock", "Table Rock School District", "district", "southern-oregon"),
    ("bear-creek", "Bear Creek School District", "district", "southern-oregon"),
    ("madrone", "Madrone Elementary", "school", "applegate"),
    ("quail-run", "Quail Run Middle", "school", "applegate"),
    ("thompson-ridge", "Thompson Ridge High", "school", "applegate"),
    ("camas", "Camas Elementary", "school", "table-rock"),
    ("agate", "Agate Middle", "school", "table-rock"),
    ("basalt", "Basalt High", "school", "table-rock"),
    ("larkspur", "Larkspur Elementary", "school", "bear-creek"),
    ("heron-bend", "Heron Bend Middle", "school", "bear-creek"),
    ("manzanita", "Manzanita High", "school", "bear-creek"),
]
DISTRICTS = [site[0] for site in SITES if site[2] == "district"]
DISTRICT_OF = {site: (within if kind == "school" else site) for site, _, kind, within in SITES}

DIRECTOR = "P-0001"
ADMINISTRATORS = {"applegate": "P-0002", "table-rock": "P-0003", "bear-creek": "P-0004"}
PLC_LEADERS = {"applegate": "P-0011", "table-rock": "P-0012", "bear-creek": "P-0105"}
NEW_FULL_RELEASE = "P-0106"

# Everybody who is neither a beginning educator nor a building mentor: id, name, site.
STAFF = [
    ("P-0001", "Marguerite Osterhaus", "southern-oregon"),
    ("P-0002", "Alistair Bramwell", "applegate"),
    ("P-0003", "Consuelo Arriaga-Finn", "table-rock"),
    ("P-0004", "Hideo Nakashima", "bear-creek"),
    ("P-0011", "Fern Adebayo", "applegate"),
    ("P-0012", "Ruben Castellane", "table-rock"),
    ("P-0101", "Agnes Thorvald", "applegate"),
    ("P-0102", "Benedict Ilunga", "table-rock"),
    ("P-0103", "Coralie Vance", "table-rock"),
    ("P-0104", "Dmitri Aldana", "bear-creek"),
    ("P-0105", "Esther Lowenthal", "bear-creek"),
    ("P-0106", "Niamh Castleberry", "applegate"),
]
FULL_RELEASE = [f"P-{number:04}" for number in range(101, 107)]

# One line a building mentor: name, school, the full-release mentor of the mentees, the mentees.
# Building mentors are P-0201 on, beginning educators P-0301 on, pairings BP-01 on, all in this order.
TEAMS = [
    ("Odile Brannock", "madrone", "P-0101", ["Tova Lindquist", "Rui Amaral", "Maria Delgado"]),
    ("Desmond Achterberg", "madrone", "P-0101", ["Keira Whitlock", "Anselm Pryor", "Noelani Kahale"]),
    ("Ximena Barrientos", "madrone", "P-0101", ["Sadie O'Rourke", "Bao Thach"]),
    ("Garrick Holmquist", "quail-run", "P-0101", ["Imani Okonjo-Reyes", "Levi Stannard", "Petra Vukić"]),
    ("Loretta Szymański", "quail-run", "P-0101", ["Callum Fairweather", "Yesenia Ybarra"]),
    ("Tobias Renwick", "thompson-ridge", "P-0101", ["Hana Fujikawa", "Marcus Eddleton"]),
    ("Brigid O'Shaughnessy", "thompson-ridge", "P-0105", ["Declan Moonwood", "Aiyana Redfern"]),
    ("Vernon Quillfeather", "camas", "P-0102", ["Ines Carvalhal", "Jonah Pellworth", "Mei-Lin Zhou"]),
    ("Amara Nwachukwu-Bell", "camas", "P-0102", ["Owen Trask", "Lucía Peñaloza", "Signe Aasgaard"]),
    ("Halvard Brekke", "camas", "P-0102", ["Rosalind Teague", "Dario Montefusco"]),
    ("Juniper Ashgrove", "agate", "P-0103", ["Thaddeus Combs", "Priya Venkataswamy", "Wren Hollister"]),
    ("Séverine Maubert", "agate", "P-0103", ["Cyrus Ranjbar", "Eleni Stavrakis"]),
    ("Clement Dufresne-Okafor", "basalt", "P-0103", ["Beatrix Nordahl", "Malik Farrow"]),
    ("Rhonda Kettleborough", "basalt", "P-0103", ["Anouk Verbruggen", "Isaac Tillery"]),
    ("Zoë Peñafiel", "larkspur", "P-0104", ["Jürgen Kästner", "Chloé Bélanger-Roy", "Mateo Quiñones"]),
    ("Winston Abernethy", "larkspur", "P-0104", ["Maria Delgado", "Soren Halloway", "Ottilie Grange"]),
    ("Gwendolyn Tarrant", "heron-bend", "P-0104", ["Fiadh Ní Bhriain", "Elias Corwin"]),
    ("Ignacio Salvatierra", "heron-bend", "P-0104", ["Thandiwe Mabuza", "Rory D'Angelo"]),
    ("Philippa Stroud", "manzanita", "P-0105", ["Kenji Morikawa", "Astrid Feldkamp"]),
    ("Leopold Varga", "manzanita", "P-0105", ["Nadia El-Amrani", "Hollis Beckwith"]),
]
MID_YEAR_HIRE = ("P-0349", "Tamsin Okorie", "basalt")
