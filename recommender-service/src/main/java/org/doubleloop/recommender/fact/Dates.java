package org.doubleloop.recommender.fact;

import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// When a text says that something is: dates, times of day, days, months, and days seen from today
/// (`tomorrow`, `next week`, `nächsten Monat`).
public final class Dates {

  private static final String WEEKDAYS =
      """
      monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag\
      |freitag|samstag|sonnabend|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes\
      |martes|miércoles|jueves|viernes|sábado|domingo|maandag|dinsdag|woensdag|donderdag|vrijdag\
      |zaterdag|zondag\
      """;

  /// Without those that are words as well, which are taken after a preposition only.
  private static final String MONTHS =
      """
      january|february|april|june|july|august|september|october|november|december|januar|februar\
      |juni|juli|oktober|dezember|janvier|février|avril|juin|juillet|août|septembre|octobre\
      |novembre|décembre|enero|febrero|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre\
      |diciembre\
      """;

  private static final Pattern DATE =
      Pattern.compile(
          Stream.of(
                  "\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}",
                  "\\d{1,2}/\\d{1,2}",
                  "\\d{1,2}\\.\\d{1,2}\\.",
                  "\\d{1,2}:\\d{2}",
                  "\\d{1,2}\\s?(?:am|pm|a\\.m|p\\.m|uhr|o['’]clock)\\b",
                  "\\d{1,2}(?:st|nd|rd|th)\\b",
                  "(?:" + WEEKDAYS + ")s?\\b",
                  "(?:" + MONTHS + ")\\b",
                  "(?:in|by|until|since|from|of|early|late|mid|ab|bis|im|seit|anfang|ende|mitte)"
                      + "\\s(?:may|march|mai|märz|mars|mei|maart)\\b",
                  "today|tonight|tomorrow|yesterday|noon|midnight|heute|gestern|übermorgen|demain"
                      + "|aujourd['’]hui|hier soir|mañana|hoy",
                  "(?<!guten )morgen(?! (?:zusammen|allerseits))\\b",
                  "(?:next|this|last|coming|following) (?:few )?(?:hours?|days?|weeks?|weekend"
                      + "|months?|quarter|years?|morning|afternoon|evening|spring|summer|autumn"
                      + "|fall|winter)\\b",
                  "(?:nächste|diese|kommende|letzte|vergangene)[nrsm]? (?:tage|woche|wochen"
                      + "|wochenende|monat|quartal|jahr)s?\\b",
                  "(?:in|within|innerhalb) (?:just |about )?(?:an?|one|few|a few|the next few"
                      + "|eine[rmns]?|einigen|wenigen|den nächsten)\\s(?:seconds?|minutes?|hours?"
                      + "|days?|weeks?|months?|years?|sekunden?|minuten?|stunden?|tag|tagen"
                      + "|wochen?|monat|monaten|jahr|jahren)\\b",
                  "end of (?:the |this )?(?:day|week|month|quarter|year)\\b",
                  "ende (?:der|des|dieser|dieses) (?:woche|monats|quartals|jahres)\\b")
              .collect(Collectors.joining("|", "(?<![\\p{L}\\p{N}])(?:", ")")),
          Pattern.UNICODE_CHARACTER_CLASS);

  private Dates() {}

  /// As they stand there, in small letters.
  public static Set<String> in(String text) {
    return DATE.matcher(text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " "))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toUnmodifiableSet());
  }
}
