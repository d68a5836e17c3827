package org.doubleloop.recommender.language;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Words that any text of a language has, whatever it is about. Words of an apostrophe stand in two
/// parts.
final class CommonWords {

  static final Map<String, Set<String>> BY_LANGUAGE =
      Map.of(
          "en",
          words(
              """
              the of and to in a an is are was were be been being it its this that these those i you he she we they
              me him her us them my your his our their mine yours ours for on at by with from as or but if then than
              so no not do does did done have has had having will would can could should may might must shall what
              which who whom whose when where why how there here all any each both few more most other some such only
              own same too very just also about into over after before between through during out up down off again
              once now don doesn didn isn aren wasn won wouldn couldn can t s d ll re ve m let get got because while
              until yet still even ever never always every everyone everything nothing something anything someone
              anyone nobody like want need make made take see know think please thank thanks hello hi dear yes
              """),
          "de",
          words(
              """
              der die das den dem des ein eine einen einem einer eines und oder aber in im ins an am auf aus bei beim
              mit nach von vom zu zum zur für über unter vor durch um gegen ohne bis seit während ist sind war waren
              bin bist sein seid hat haben habe hatte hatten wird werden wurde wurden worden würde würden kann können
              könnte könnten soll sollen sollte muss müssen darf dürfen möchte möchten will wollen ich du er sie es
              wir ihr mich dich sich uns euch mir dir ihm ihn ihnen ihre ihren ihrem ihrer mein dein unser unsere
              unseren nicht kein keine keinen auch nur noch schon so wie was wer wo wann warum wenn dann als dass ob
              weil da hier dort sehr mehr alle alles man bitte danke hallo gern gerne ja nein etwas diese dieser
              dieses diesen jede jeder jedes
              """),
          "fr",
          words(
              """
              le la les l un une des du de d et ou mais dans en sur sous avec sans pour par chez vers entre est sont
              était étaient être été a ont avait avoir je j tu il elle on nous vous ils elles me m te se s ce c cet
              cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs qui que qu quoi dont où quand
              comment pourquoi ne n pas plus très aussi bien si comme au aux y peut pouvez pouvons voulez souhaitez
              fait faire tout tous toute bonjour merci oui non donc car
              """),
          "es",
          words(
              """
              el la los las un una unos unas de del al y e o u pero en con sin por para sobre entre hasta desde es son
              era eran ser fue está están estar ha han había hay yo tú él ella usted nosotros ustedes ellos me te se
              le les lo nos mi mis tu tus su sus nuestro nuestra que qué quien cuando donde cómo como por porque no sí
              más muy también ya si este esta estos estas ese esa eso todo todos puede pueden podemos quiere hola
              gracias
              """),
          "it",
          words(
              """
              il lo la i gli le un uno una di del dello della dei degli delle a al alla ai agli alle da dal dalla in
              nel nella nei con su sul sulla per tra fra e o ma se che chi cui come quando dove perché non è sono era
              erano essere stato ha hanno ho abbiamo avere io tu lui lei noi voi loro mi ti si ci vi suo sua suoi
              nostro nostra vostro questo questa questi queste quello più molto anche già può possiamo vuole ciao
              grazie sì
              """),
          "pt",
          words(
              """
              o a os as um uma uns umas de do da dos das em no na nos nas por pelo pela para com sem sobre entre até e
              ou mas se que quem quando onde como porque não sim é são era eram ser foi está estão estar tem têm
              tinha há eu tu ele ela você vocês nós eles me te lhe meu minha seu sua seus suas nosso nossa este esta
              isso isto mais muito também já pode podemos quer olá obrigado
              """),
          "nl",
          words(
              """
              de het een en of maar in op aan bij met van voor naar uit over onder door tot om te is zijn was waren
              ben bent heeft hebben had hadden wordt worden werd kan kunnen kunt zou zouden moet moeten mag wil willen
              ik jij je hij zij ze wij we jullie u mij hem haar ons hen uw mijn jouw onze dit dat deze die wat wie
              waar wanneer waarom hoe niet geen ook nog al wel zo als dan dus er hier daar veel meer alle graag dank
              hallo
              """),
          "pl",
          words(
              """
              i w we z ze na do od za po przy przez dla o u nad pod bez nie tak jest są był była było być mam ma mają
              może można ja ty on ona ono my wy oni mnie mi ci cię go jej ich nas nam was wam się sobie mój twój swój
              nasz wasz ten ta to te tego tej tych co kto jak gdy kiedy gdzie dlaczego czy że żeby ale lub oraz więc
              już jeszcze tylko bardzo także również dzień dobry proszę dziękuję
              """),
          "sv",
          words(
              """
              en ett den det de och eller men i på av för med till från om under över utan vid är var vara varit har
              hade ha kan kunde ska skulle vill måste får jag du han hon vi ni mig dig honom henne oss er dem min din
              sin vår ert som vad vem när var hur varför inte också bara så att man alla mer mycket här där hej tack
              """));

  static final Set<String> ALL =
      BY_LANGUAGE.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

  private CommonWords() {}

  private static Set<String> words(String list) {
    return Stream.of(list.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
  }
}
