package org.doubleloop.recommender.answer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.doubleloop.recommender.phrasing.Fault;

/// Whether a text speaks of itself, of its task or of its format, as a model does that answers who
/// asked instead of whom the message is for; and whether it has the words of the frame in which it
/// was asked. Words that the organization has are no talk.
final class SelfTalk implements Check {

  private static final String TEXTS =
      "(?:message|draft|e-?mail|text|reply|response|version|template|letter|answer|output|rewrite|example"
          + "|paragraph|sentence|summary|translation|rephrasing)s?";

  private static final List<Pattern> TALK =
      List.of(
          // Of itself.
          talk(
              """
              \\bjson\\b|\\b(?:an? |the )ai\\b|language model|\\bllm\\b|chat ?bot|chatgpt|openai\
              |virtual assistant|\\b(?:an?|your|helpful) assistant\\b|\\btraining data\\b\
              |i (?:can(?:not|['’]t)|am unable to|['’]m unable to|am not able to) (?:\\w+ ){0,2}?(?:help|assist|write\
              |provide|fulfil|fulfill|comply|generate|create|do that|answer|complete|process|send|access)\
              |i['’]?(?: a)?m sorry,? but|i apologi[sz]e\\b|as (?:an? )?(?:ai|assistant|model)\\b\
              |sprachmodell|künstliche intelligenz|als ki\\b|tut mir leid, (?:aber|ich kann)\
              |ich kann (?:\\w+ ){0,4}nicht (?:helfen|schreiben|erstellen|beantworten)\
              |modèle de langage|en tant qu['’e]|modelo de lenguaje\
              """),
          // Of its task.
          talk(
              """
              \\b(?:prompt|instruction|instructions|placeholders?|guidance|captured)\\b|double braces|my task\\b|the task\\b\
              |(?:system|user) (?:prompt|message)|the (?:user|recipient|organi[sz]ation|option|policy|wish|context)(?:['’]s)?\
              \\b|as (?:you )?(?:have )?(?:requested|instructed|per your request|per the)|you(?:['’]ve| have)? asked (?:me|for)\\b\
              |i (?:was|am|have been) asked|according to the|based on (?:the|your) (?:data|information|context|provided|given|input)\
              |(?:provided|given|following|above) (?:data|information|context|input|details|object|format|structure|fields?)\
              |you are (?:an? )?(?:helpful|assistant)|step by step|let['’]s think|first, i (?:will|need)|i will (?:now )?(?:write|rewrite|phrase)\
              |i (?:have|['’]ve|ve) (?:\\w+ )?(?:written|drafted|rewritten|followed|included|kept|created|removed|used|rephrased|shortened)\
              |\\bignore (?:all|any|previous|the)\\b|wie (?:von ihnen |von dir )?(?:gewünscht|verlangt|gefordert|angewiesen)\
              |\\bplatzhalter|\\banweisung(?:en)?\\b|meine aufgabe|die aufgabe\\b|der nutzer\\b|ich habe (?:die|den|das|ihre|deine) (?:nachricht|entwurf|text|mail)\
              """),
          // Of the text.
          talk(
              ("here(?:['’]s| is| are) (?:the|a|an|your|my|one|some|what) (?:[\\w-]+ ){0,3}?"
                      + TEXTS
                      + "\\b")
                  + "|\\b(?:the|this) (?:following |above |below |original |rewritten |revised"
                  + " |final )?"
                  + TEXTS
                  + " (?:is|was|are|has|have|contains?|should|says?|asks?|tells?|offers?|thanks|invites?|reminds?|explains?|describes?|above|below|will"
                  + " be|follows|must|reads?)\\b|(?:the )?following (?:is|are|"
                  + TEXTS
                  + "|objects?|words?|values?|attributes?|options?)\\b|(?:rewritten|revised|improved|final|updated|corrected|shortened|rephrased|personali[sz]ed|alternative)"
                  + " "
                  + TEXTS
                  + "\\b"
                  + "|\\b(?:draft|template)s?\\b|\\bthis is an? (?:[\\w-]+ ){0,2}?(?:"
                  + TEXTS
                  + "|object|string|list|placeholder|test)\\b|feel free to"
                  + " (?:adjust|edit|modify|customi[sz]e|change|adapt|tweak)|would you like me"
                  + " to|(?:need|want|like) (?:any |me to"
                  + " )(?:changes|adjust|change|revise|edit|make)|hope (?:this|that)"
                  + " (?:helps|meets|works)|\\b(?:word|character) count|end of (?:the )?"
                  + TEXTS
                  + "|lorem ipsum|\\btodo\\b|\\btbd\\b|\\bxxx+\\b|\\binsert (?:\\w+"
                  + " ){1,3}here|\\byour name\\b|recipient['’]s name|\\bhier ist"
                  + " (?:der|die|das|ein|eine|ihr|ihre|dein|deine) (?:\\w+"
                  + " ){0,3}?(?:nachricht|entwurf|text|e-?mail|mail|version|antwort|vorschlag|fassung)|überarbeitete[nrs]?"
                  + " |\\bentwurf\\b|\\bvorlage\\b|folgende[nrs]?"
                  + " (?:nachricht|daten|text|informationen)|\\bihr name\\b|\\bdein name\\b|voici"
                  + " (?:le|la|un|une|votre) (?:\\w+ )?(?:message|brouillon|texte|version)|aquí"
                  + " (?:está|tienes|tiene) (?:el|la|un|una) (?:\\w+"
                  + " )?(?:mensaje|borrador|texto|versión)"),
          // What a conversation begins with, and the heads of fields.
          talk(
              """
              \\A\\W*(?:sure|certainly|of course|absolutely|okay|ok|understood|got it|no problem|great question|alright|yes|here (?:it is|you go)\
              |gerne|natürlich|sicher|klar|selbstverständlich|verstanden|bien sûr|claro|por supuesto)\\s*[,!.:–—-]\
              |^\\W*(?:subject|betreff|to|from|message|text|answer|output|response|draft|note|body|assistant|user|system|human|ai\
              |antwort|nachricht|entwurf|hinweis|objet|asunto|title|option|policy|channel|guidance|names|wish|context|date|signature|greeting|closing)(?: \\w+)?\\s*:\
              """));

  @Override
  public Optional<Fault> fault(Answer answer) {
    var organizations = plain(answer.organizations());
    var text = plain(answer.own());
    return Check.when(
        TALK.stream()
            .flatMap(talk -> talk.matcher(text).results())
            .map(MatchResult::group)
            .anyMatch(words -> !organizations.contains(words.strip())),
        Fault.SELF_TALK);
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[ \\t\\u00a0]+", " ");
  }

  private static Pattern talk(String regex) {
    return Pattern.compile(regex, Pattern.MULTILINE | Pattern.UNICODE_CHARACTER_CLASS);
  }
}
