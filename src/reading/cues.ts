/** Small words that steer reading: negation, doubt, kin, time, levels. Phrases are `|`-separated, folded, any number. */

export type Cue =
  | "no"
  | "not"
  | "denies"
  | "absent-after"
  | "present-after"
  | "doubt"
  | "kin"
  | "break"
  | "says"
  | "low"
  | "normal"
  | "high"
  | "correction"
  | "now"
  | "past"
  | "ago"
  | "drop"
  | "unknown"
  | "unit-unknown"
  | "bridge"
  | "range"
  | "question"
  | "month"
  | "less"
  | "more"
  | "and"
  | "or"
  | "elsewhere"
  | "anaemia"
  | "thalassaemia"
  | "bowel-cancer"
  | "stranger";

export const cues: Readonly<Record<Cue, string>> = {
  no: "nil|unaware of|isnt|wasnt|hasnt|havent|hadnt|arent|werent|at no stage|at no time|at no point|on no occasion|by no means|instead of|not associated with|unaccompanied by|not accompanied by|without associated|without accompanying|no reason to suspect|no grounds to suspect|no cause to suspect|no reason to think of|no reason to consider|free from|devoid of|nothing to suggest|nothing to indicate|nothing to point to|nothing pointing to|nothing suggestive of|nothing suggesting|nothing resembling|nothing like|nothing in the way of|no suspicion of|no suggestion of|no possibility of|rather than|lacks|lacked|lacking|hasn't|haven't|hadn't|aren't|weren't|hasn't had|haven't had|hadn't had|cannot have|no one|no one else|nobody|nobody else|not yet|not yet on|is not yet|is not yet on|was not yet|are not yet|is not on|is not currently|not currently|nil pr|nil pv|nil gi|nil overt|nil obvious|nil evidence of|nil history of|nil hx of|nil h/o|nil further|no|without|absence of|free of|never|neither|nor|none of|lack of|no evidence of|no sign of|no signs of|no history of|no known|no h/o|no hx of|sin|ausencia de|sans|pas de|absence de|ohne|kein|keine|keinen|senza|assenza di|sem|nessun|nessuna|w/o|no previous|no prior|no past history of|no significant|has not|had not|have not|has never|had never|is not|was not|not been|unlikely|does not have|did not have|doesn't have|isn't|wasn't|not using|not had|not have|no recent|unremarkable for|not any|resolution of|not a|not known to have",
  not: "not|no longer|cannot|can't|could not|couldn't|unable to|failed to|fails to|stopped|stops|discontinued|come off|came off|given up|gave up|quit",
  denies:
    "doesnt|didnt|dont|don't|negative test for|negative tests for|negative testing for|negative serology for|negative screen for|negative screening for|is negative for|was negative for|are negative for|were negative for|negative for|neg for|negates|negated|avoids|avoiding|avoided|does not use|doesn't use|declines|never used|never had|never takes|never took|has never taken|never taken|denies|denied|deny|denying|denies any|denies having|denies experiencing|does not|did not|doesn't|didn't|do not|niega|nie|nega|verneint|nega avere|denies a history of|denies taking|denies use of|denies recent|does not complain of|does not report",
  "absent-after":
    "false|wild type|wild-type|wildtype|no mutation|no mutations|no variant|no variants|no pathogenic variant|no pathogenic variants|not mutated|unmutated|negative|absent|denied|not seen|not present|not found|not detected|not identified|not noted|not observed|none|neg|ruled out|rules out|excludes|excluded|nil|non reactive|nonreactive|yok|negatif|negativo|negativa|assente|ausente|nicht vorhanden|not palpable|is not palpable|nonpalpable|are not palpable|undetectable|not enlarged|is not enlarged|never|stopped|no",
  "present-after": "true|positive|present|seen|yes|noted|found|confirmed|detected|positif|positivo|positiva|pos",
  doubt:
    "back with|works on|under no circumstances|on no account|doubtful|equivocal|questionable|dubious|tests requested|requested|bloods for|serology for|sent for|leaflet on|leaflet about|information on|information about|thinking of|think of|not certain|not certain that|not sure|not sure that|uncertain|for excluding|in the event of|seek help|seek attention|seek advice|seek medical advice|return for|return with|come back for|come back with|red flags discussed|red flags explained|red flags given|red flags reviewed|red flags for|risks explained|risks discussed|risks include|report back|report any|reporting any|allergies|allergy|allergic|exposed to|exposure to|wonder about|wonder if|wondered about|watch for|watch out for|watching for|look out for|looking out for|monitor for|monitoring for|warned about|warned of|warned that|counselled on|counselled about|counselled regarding|advised|safety netted|safety-netted|safety netting|safety net|side effects|may cause|can cause|could cause|risk for|stay off|keep off|stay away from|keep away from|steer clear of|refrain from|allergic to|allergy to|intolerant of|intolerance of|intolerance to|may need|might need|fear is|fears|anxious about|afraid of|frightened of|nervous about|contact with|contact of|possibility of|likelihood of|chance of|chances of|predisposes to|please|told i have|told i had|told me i have|think i have|thinks i have|scared i have|afraid i have|fear of|?|possible|possibly|suspect|suspected|suspicion|suspicious for|suspicion of|query|rule out|r/o|to exclude|exclude|consider|considering|considered|look for|screen for|screening for|screen|risk of|at risk|might|may have|may be|could be|could have|differential|differential diagnosis|ddx|dd|to rule out|concern for|concerned about|worried about|unclear whether|whether|if|in case of|prevent|probable|vs|versus|test for|tested for|testing for|check for|unless|to confirm|awaiting|workup for|work-up for|evaluate for|evaluation for|associated with|cause of|caused by|causes",
  kin: "mother|father|brother|sister|sibling|uncle|aunt|cousin|grandmother|grandfather|grandparent|parent|mum|mom|dad|first baby|previous baby|last baby|second baby|first child|previous child|last child|stillborn|mummy|daddy|bro|sis|granny|grandma|grandpa|nan|nana|grandad|granddad|auntie|aunty|hubby|spouse|son|daughter|husband|wife|partner|family|family history|family history of|family hx|family hx of|f/h|f/hx|fh|fhx|relatives|relative|maternal|paternal|twin|boyfriend|girlfriend|niece|nephew|family member|madre|padre|hermano|hermana|mere|pere|frere|soeur|mutter|vater|bruder|schwester|anne|baba|kardes|pai|irmao|fratello|sorella|both parents",
  break:
    "but|bar|save|excepting|but for|because|because of|due to|owing to|secondary to|despite|in spite of|on account of|however|other than|aside from|save for|with the exception of|except|although|though|yet|apart from|besides|still|nevertheless|complains|complains of|reports|reported|presents|presented|endorses|admits|admits to|shows|showed|reveals|revealed|demonstrates|is notable for|notable for|significant for|positive for|is positive for|who presents|pero|mais|aber|ma|mas|appears|states|describes|has had|with|has|noticed|developed|drinks|takes|started|there is|there are",
  says: "reports|says|states|notes|noticed|noticed that|brought by|is concerned|brings|describes|mentions|worried|tells|brought in|denies|complains|denies any|states that|reports that|says that|asks|brought|accompanied|concerned",
  low: "low|lowered|reduced|decreased|decrease in|reduction in|lower|subnormal|deficient|depleted|down|diminished|decrease|falling|dropped|below normal|↓|↓↓|below range|too low|very low|undetectable|bajo|baja|disminuido|disminuida|bas|basse|abaisse|abaissee|diminue|niedrig|erniedrigt|vermindert|basso|bassa|ridotto|ridotta|baixo|baixa|reduzido|reduzida|dusuk",
  normal:
    "normal|norm|unremarkable|wnl|nl|within normal limits|within normal range|within the normal range|within reference range|within reference interval|within the reference range|in range|in normal range|in the normal range|normal limits|ok|okay|fine|nad|high-normal|high normal|low normal|neg|normales|normaux|normale|normali|normais|normaal|unauffallig|im normbereich|not elevated|not raised|not reduced|not low|not high|not decreased|not increased|is not elevated|are not elevated|negative",
  high: "high|wide|widened|raised|elevated|increased|increase in|elevation of|elevation in|rise in|higher|up|rising|above normal|above range|↑|↑↑|too high|very high|alto|alta|altos|elevado|elevada|aumentado|aumentada|eleve|elevee|augmente|augmentee|hoch|erhoht|elevato|elevata|aumentato|aumentata|yuksek|excess|excessive|predominant|is the predominant|predominantly",
  correction:
    "no wait|wait no|hang on|sorry|i meant|i mean|meant|correction|actually|typo|oops|should be|should read|should have been|make that|rather|corrected|scratch that|my mistake|apologies|instead of|not",
  now: "now|on discharge|at discharge|upon discharge|at the time of discharge|post|today|currently|current|latest|most recent|repeat|repeated|came back|this week|at present|presently|on admission|this morning|this am|this pm|tonight|this afternoon|this evening|new|recheck|rechecked|ahora|hoy|heute|jetzt|maintenant|oggi|ora|hoje|agora|bugun|simdi",
  past: "b/l|pre|prev|booking|previously|previous|prior|earlier|last month|last week|last year|last yr|last mth|last wk|baseline|before|used to be|initial|initially|yesterday|formerly|old|past|last visit|down from|up from|from|was|had been|antes|antérieur|fruher|prima|historical|in the spring|in spring|in the summer|in the autumn|in the fall|in the winter|last fall|last summer|last winter|last autumn|last spring|at diagnosis|originally|in the past|anterior|resultado anterior|valor anterior|vorwert|vorbefund|wynik poprzedni|poprzedni wynik|onceki|vorige uitslag|vorige|precedent|anteriorite|forrige|tidligere|foregaende|sebelumnya",
  ago: "ago|earlier|previously|back|prior|before|hace|il y a|vor|fa|ha|once",
  drop: "drop|remove|ignore|delete|forget|disregard|discard|omit|take out|leave out|cancel|take away|take off",
  unknown:
    "unknown|pending|not done|not available|unavailable|n/a|not checked|not measured|awaited|not tested|not sent|not known|not yet available|to follow|tbc|outstanding|not ordered|no result|not back|not performed|haemolysed|clotted",
  "unit-unknown":
    "unit unknown|unknown unit|unknown units|no units|no unit|unit not stated|units not given|unit not given|units not stated|not sure of the units|not sure of units|not sure of the unit|unsure of units|units unclear|unit unclear|unsure of the units|don't know the units|don't know the unit|do not know the units|not sure which unit|unsure which unit|units not known|unit not known|which units i don't know|units missing|unit missing|without units",
  bridge:
    'on|in|dated|is|are|of|level|value|count|concentration|at|only|about|approximately|approx|around|roughly|result|come back|came back|returned|return|remains|remained|found to be|be|been|measured|measures|measuring|shows|showed|reads|reading|stands|equals|equal to|the|a|an|has|had|and|test|tests|reveals|revealed|serum|plasma|blood|total|mean|just|persistently|consistently|repeatedly|constantly|currently|chronically|mildly|markedly|severely|slightly|very|moderately|significantly|profoundly|borderline|with|to|as|well|=|:|~|*|-|(|)|"|↓|↑|[|]|%|es|de|est|ist|e|esta|era|von|di|da|ve|il|la|le|el|bei|a level|noted|also|recorded|reported|calculated|estimated|percentage|percent|index|h|l|hh|ll|n|c|b|ø|crit|flag|final|f|still|fasting|venous|capillary|fingerprick|finger|prick|poc|point|care|random|hovering|hit|fell|rose|dropped|improved|increased|rising|went|gone|climbed|drop|fall|falls|sits|running|back|trend|trending|roche|cobas|elecsys|beckman|siemens|dade|ramco|abbott|assay|by roche|by beckman|by siemens|were|has come back at|came back as',
  range:
    "ref|reference|reference range|reference interval|reference value|ref range|ref interval|normal range|range|normal|n|nl|rr|nr|interval|normal value|normal values|norm|rango|referencia|valor de referencia|valeurs de reference|referenz|referenzbereich|riferimento|valori di riferimento|referência|expected|limits|target|goal|cut-off|cutoff|upper limit|lower limit|uln|lln|threshold",
  question:
    "which|what|why|how|should|could|would|is|are|does|do|can|when|who|most likely diagnosis|diagnosis|cual|que|quel|quelle|welche|quale|qual",
  month:
    "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|januar|februar|marz|juni|juli|oktober|dezember|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre",
  less: "less than|lower than|below|under|fewer than|<",
  more: "greater than|more than|higher than|above|over|exceeding|>",
  and: "and|&|plus|y|et|und|as well as|along with",
  or: "or|nor|o|ou|oder",
  elsewhere:
    "hba1c|hemoglobin a1c|hgb a1c|hb a1c|a1c|glycated hemoglobin|glycosylated hemoglobin|inr|ptt|aptt|partial thromboplastin time|activated partial thromboplastin time|prothrombin time|pt|glucose|blood glucose|glucose-6|bp|blood pressure|hr|heart rate|pulse|pulse rate|temp|temperature|t|rr|respiratory rate|respiration|spo2|sao2|oxygen saturation|o2 sat|saturation|sat|sats|sodium|na|potassium|k|chloride|cl|bicarbonate|hco3|co2|bun|urea|urea nitrogen|blood urea nitrogen|calcium|ca|magnesium|phosphate|phosphorus|ast|sgot|aspartate aminotransferase|alp|alkaline phosphatase|ggt|total protein|globulin|lymphocyte|monocyte|eosinophil|basophil|band|blast|lymph|mono|eo|baso|hemoglobin electrophoresis|hbsag|hepatitis b surface|iron deficiency|iron deficient|iron-deficiency anemia|iron deficiency anemia|iron overload|sickle cell anemia|anc|alc|mpv|pdw|pct|fibrinogen|cholesterol|hdl|ldl|triglyceride|troponin|bnp|nt-probnp|psa|vitamin d|25-oh vitamin d|d-dimer|procalcitonin|lipase|amylase|uric acid|urate|ph|pco2|po2|bmi|height|gfr stage|g6pd|egd|t4|free t4|t3|ft4|cortisol|prolactin|fsh|lh|hcg|methylmalonic acid|homocysteine|iga|igg|igm|ttg|ttg-iga|anti-ttg|tissue transglutaminase|rheumatoid factor|ana|complement|c3|c4|pth|cd4|viral load|direct bilirubin|conjugated bilirubin|bilirubin direct|bilirubin, direct|bilirubin conjugated|bilirubin, conjugated|direct bili|bilirubina direta|bilirrubina direta|bilirrubina directa|bilirubina directa|bilirubina diretta|bilirubină directă|bilirubine directe|bilirubine conjuguee|direktes bilirubin|bilirubin direkt|direkt bilirubin|immature retic fraction|immature reticulocyte fraction|immature retic|retic fraction|irf|ca 19-9|cea|afp|free hemoglobin|urine protein|urobilinogen|specific gravity|wbc/hpf|rbc/hpf|iron dextran|iron tablet|iron pill|iron load|iron rich|fev1|ejection fraction|ef|lvef|apgar|gcs|platelet aggregation|bleeding time|thrombin time|m protein|monoclonal protein|protein|segmented neutrophil|plasma cell|nucleated red cell|day|age|weight|wt|ht|arterial|carboxyhemoglobin|methemoglobin|oxyhemoglobin|corrected reticulocyte count|corrected retic|corrected retic count|hay fever|typhoid fever|dengue fever|q fever|febrile convulsion|febrile seizure|febrile convulsions|familial mediterranean fever|rheumatic fever|glandular fever|scarlet fever|yellow fever|lead time|lead ii|lead apron|chelation|copper iud|copper coil|zinc oxide|iron lung|iron sucrose|ferritin light chain|ionized calcium|central pallor|urine|csf|pleural|ascitic",
  anaemia:
    "anemia|anemic|anaemia|anaemic|low blood count|iron deficiency|iron deficiency anemia|low iron|ida|microcytosis",
  thalassaemia:
    "thalassemia|thalassaemia|thal|beta thalassemia|alpha thalassemia|thalassemia trait|thalassemia minor|beta thalassemia trait|alpha thalassemia trait|beta thal|alpha thal|thalassemia carrier|beta-thalassemia minor|thal trait|cooley's anemia|hemoglobin h disease|hbh disease|hb h disease|hbe trait|talasemia|thalassemie|talassemia|talasemi|mediterranean anemia|thalassemia major|beta thalassemia major",
  "bowel-cancer":
    "colon cancer|colorectal cancer|bowel cancer|colorectal carcinoma|rectal cancer|colon carcinoma|cancer of the colon|cancer of the bowel|cancer of the large bowel|cancer of the rectum|crc|colonic cancer|colonic adenocarcinoma|colon adenocarcinoma|lynch syndrome|familial adenomatous polyposis|advanced colorectal cancer|colon ca|bowel ca|colorectal ca|rectal ca",
  stranger:
    "colleague|coworker|co-worker|workmate|neighbour|neighbor|friend|flatmate|roommate|room mate|housemate|classmate|schoolmate|lodger|children|grandchildren|kids|household contact|index case|donor's",
};
