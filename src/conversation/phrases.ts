/** What people say and what they want by it, one table. The first line that matches wins. */

export type Wanted =
  | "help"
  | "delete"
  | "start-over"
  | "what-if"
  | "why"
  | "references"
  | "share"
  | "units"
  | "show"
  | "form"
  | "next"
  | "treatment"
  | "explain"
  | "thanks"
  | "greeting";

export interface Phrase {
  readonly wants: Wanted;
  readonly says: RegExp;
  /** 1: the words leave no doubt, even beside new findings. Lower: taken only where nothing new was read. */
  readonly confidence: number;
}

/** Written for text in lower case, without the bot's name, with single spaces. */
export const phrases: readonly Phrase[] = [
  {
    wants: "help",
    confidence: 1,
    says: /^\?+$|^(?:help|help me|what can you do|how do (?:i|you) use (?:this|it|you)|how does this work|commands?|usage|instructions)\b[ ?!.]*$/,
  },
  {
    wants: "delete",
    confidence: 1,
    says: /^(?:please )?(?:delete|erase|remove|forget|wipe|purge) (?:(?:all )?(?:of )?(?:my|our|this|the|all) )?(?:data|case|everything|patient|history|conversation|thread|all|me)\b/,
  },
  {
    wants: "start-over",
    confidence: 1,
    says: /^(?:let'?s )?(?:please )?(?:start (?:over|again|afresh|from scratch|new)|restart|reset|clear(?: (?:all|the case|everything))?|(?:a )?(?:new|next|another|different) (?:patient|case)|begin again)[ .!]*$/,
  },
  {
    wants: "what-if",
    confidence: 1,
    says: /\bwhat(?:'s| would happen)? if\b|\bwhat about if\b|^(?:and )?(?:suppose|supposing|imagine|hypothetically|assuming|say|if)\b.*\b(?:were|was|is|came back|had|would|be)\b|\bhow would (?:it|that|the answer|this) change\b|\bwould (?:it|that|the answer|anything) change if\b|\bwhat would (?:an? )?.*\b(?:mean|change|do)\b/,
  },
  {
    wants: "references",
    confidence: 1,
    says: /^(?:show |give |list )?(?:me )?(?:the |your )?(?:references?|sources?|citations?|literature|evidence base|papers|bibliography)[ ?.!]*$|\bwhere (?:do|does|did) (?:you|that|this|it) (?:get|come from|have)\b|\bwhat(?:'s| is| are) (?:the |your )?(?:references?|sources?|evidence for (?:this|that))\b|\b(?:cite|citations?)\b/,
  },
  {
    wants: "share",
    confidence: 1,
    says: /^(?:please )?(?:share|post)(?: (?:it|this|that|the card|the case))?(?: (?:in|to|with) (?:the |this )?(?:channel|everyone|everybody|team|thread|here))?[ .!]*$/,
  },
  {
    wants: "units",
    confidence: 1,
    says: /^(?:(?:use|switch to|show|set|change to|please use) )?(?:units?:? ?(?:to |in |= ?)?)?(?:si|us|conventional|american|international)(?: units?)?(?: please)?[ .!]*$/,
  },
  {
    wants: "why",
    confidence: 0.95,
    says: /^(?:but |and |so |ok |okay )*(?:why|how come|how sure|how certain|how confident|on what basis|what makes (?:you|it)|what speaks|explain (?:why|yourself|this|that|it|the ranking|your)|what(?:'s| is) (?:the )?(?:evidence|reasoning)|what(?:'s| is| are) (?:for|against)|justify|convince me|what would change your mind|isn'?t (?:it|this)|could (?:it|this) (?:not )?be|are you sure|reasons?|really)\b/,
  },
  {
    wants: "show",
    confidence: 0.9,
    says: /^(?:please )?(?:show|print|display|repeat|see|view|list)(?: me)? (?:the |my |this |current )*(?:case|card|values?|labs?|results?|summary|patient|again|data)\b|^(?:the )?(?:case|card|summary)[ ?.!]*$|^(?:and )?now\??$|\bwhat (?:do you|did you) (?:have|know|understand|read)\b|\bwhere (?:are|were) we\b/,
  },
  {
    wants: "form",
    confidence: 0.9,
    says: /^(?:open |show )?(?:the )?form[ .!]*$|^(?:add|enter|input) (?:results?|labs?|values?|more|data)[ .!]*$/,
  },
  {
    wants: "treatment",
    confidence: 0.85,
    says: /\b(?:treat(?:ment|ments|ing|ed)?|therap(?:y|ies)|manage(?:ment)?|dos(?:e|es|ing|age)|how much iron|prescribe|prescription|transfuse|start (?:\w+ )?iron|give (?:\w+ )?iron|iron (?:tablets?|infusion|deficit)|iv iron|oral iron|chelat(?:e|ion))\b|^(?:so |and )?iron\s?\??$|\bshould (?:i|we|she|he|they) (?:get|have|take|receive) (?:iron|blood)\b/,
  },
  {
    wants: "next",
    confidence: 0.85,
    says: /\b(?:next (?:test|step|investigation|thing)s?|what(?:'s| is)? next|what (?:else )?(?:should|do|can|would|must) (?:i|we|you) (?:do|order|test|check|request|send|ask|need|measure)|which (?:tests?|investigations?|labs?)|what (?:test|investigation|lab|bloods?)s?|further (?:tests?|investigations?|work)|work ?-?up|(?:any|other|more) (?:test|investigation)s?|what(?:'s| is) missing|what (?:do you need|is needed)|investigate|should (?:i|we) (?:order|check|test|measure|send|request))\b|^(?:tests?|investigations?)[ ?.!]*$/,
  },
  { wants: "why", confidence: 0.8, says: /^(?:and |but |so )*(?:what|how) about\b/ },
  {
    wants: "explain",
    confidence: 0.8,
    says: /^(?:what(?:'s| is| are| does)|tell me (?:more )?about|explain|describe|define|who gets|how (?:is|does|do|are|can|common)|is|are|does|do|can|when|which|causes? of|differential)\b|\?$/,
  },
  {
    wants: "thanks",
    confidence: 1,
    says: /^(?:(?:many |ok |okay |great |perfect )?(?:thanks?(?: you)?(?: (?:so|very) much| a lot)?|thx|ty|cheers|merci|danke|gracias|grazie|obrigad[oa]|teşekkürler)|great|perfect|nice|ok|okay|good bot|got it|👍)[ !.,a-z]{0,12}$/,
  },
  {
    wants: "greeting",
    confidence: 1,
    says: /^(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening)|hola|bonjour|salut|hallo|guten tag|ciao|olá|ola|merhaba|yo)(?: there| all| team| bot| doc(?:tor)?)?[ !.,]*$/,
  },
];
