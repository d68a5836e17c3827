package org.doubleloop.recommender.fact;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doubleloop.recommender.language.Folded;

/// First names that are hardly ever anything else, of which a made-up person is likely to have one.
final class FirstNames {

  private static final Set<String> NAMES =
      Stream.of(
              """
              aaron adam adrian ahmed aisha alan albert alejandro alex alexander alexandra alexis alfred ali alice
              alicia alina amanda amelia amy ana andrea andreas andrew angela anita anja anna anne anneliese annette
              anthony antje antonia antonio arthur ashley astrid barbara beatrice ben benjamin bernd bernhard bettina
              bjorn bob brandon brenda brian brigitte bruno bryan camila carla carlos carmen carol caroline catherine
              cathy charles charlie charlotte chris christa christian christina christine christoph christopher cindy
              claire clara claudia colin cynthia daniel daniela dave david deborah denis dennis diana diego dieter
              dirk dmitri dominik donald donna doris dorothy douglas edward elena eleanor elias elisa elisabeth
              elizabeth ella ellen elke emil emily emma erich erik erika ernst esther eva evelyn fatima felix fiona
              florian franz frederic friedrich fritz gabriel gabriele george georg gerald gerhard gisela gloria greg
              gregory greta guenther gudrun gunther gustav hannah hans harald harry heather heidi heike heinrich heinz helen
              helena helga helmut henrik henry herbert hiroshi holger horst howard hugo ian ines ingrid irene isaac
              isabel isabella ivan jacob jakob james jamie jan jana jane janet jasmin jason javier jean jeff jeffrey
              jennifer jenny jens jeremy jerry jessica jessie jim joachim joan joanna joe joel johan johann johannes
              john johnny jonas jonathan jorge jose joseph josh joshua juan judith judy julia julian juliane julie
              juergen jurgen jutta karen karin karl karsten katharina katherine kathleen kathrin katja katrin keith kelly
              kenneth kerstin kevin klaus konrad kurt larry lars laura lauren lea lena leo leon leonard leonie linda
              lisa lorenz lothar louis louise lucas lucia lucy ludwig luis luisa lukas lukasz maggie manfred manuel
              manuela marc marcel marco marcus margaret margarete maria mariam marianne marie marina mario marion
              marta martha martin martina matteo matthew matthias max maximilian megan melanie melissa mia michael
              michaela michelle miguel mike mia moritz mohammed monica monika muhammad nadia nadine nancy natalie
              nathan nicholas nick nicolas nicole niklas nils nina noah nora norbert oliver olivia oskar otto pamela
              patricia patrick paul paula pedro peter petra philip philipp pierre priya rachel rainer ralf ralph
              ramona raphael raymond rebecca regina reinhard renate ricardo richard rita robert roberto roger roland
              rolf ronald rosa rudolf ruth ryan sabine sally sam samantha samuel sandra sara sarah scott sean
              sebastian sergej sharon silke silvia simon simone sofia sonja sophia sophie stefan stefanie stephan
              stephanie stephen steve steven susan susanne suzanne sven svenja sylvia tamara tanja teresa theo
              theresa thomas thorsten tim timothy tina tobias tom tony udo ulrich ulrike ursula ute uwe valentina
              vanessa vera verena veronica veronika victor victoria viktor vincent virginia volker walter wendy
              werner wilhelm william wolfgang yasmin yusuf yvonne zoe
              """
                  .strip()
                  .split("\\s+"))
          .collect(Collectors.toUnmodifiableSet());

  private FirstNames() {}

  static boolean has(String word) {
    return NAMES.contains(Folded.plain(word));
  }
}
