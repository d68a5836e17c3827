package org.doubleloop.policy.story;

import static org.doubleloop.kit.problem.CommonProblem.NOT_FOUND;

import java.time.Instant;
import java.util.ArrayList;
import java.util.TreeMap;
import org.doubleloop.api.policy.StoriesApi;
import org.doubleloop.api.policy.model.NoStoryJson;
import org.doubleloop.api.policy.model.StoryJson;
import org.doubleloop.api.policy.model.StoryPageJson;
import org.doubleloop.kit.access.Callers;
import org.doubleloop.kit.problem.ServiceException;
import org.doubleloop.kit.web.Listing;
import org.doubleloop.kit.web.PageCursors;
import org.doubleloop.policy.policy.AcceptedVersions.Filter;
import org.doubleloop.policy.policy.AcceptedVersions.Position;
import org.doubleloop.policy.story.Told.NoStory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class StoryController implements StoriesApi {
  private final Stories stories;
  private final PageCursors cursors;

  StoryController(Stories stories, PageCursors cursors) {
    this.stories = stories;
    this.cursors = cursors;
  }

  @Override
  public ResponseEntity<StoryPageJson> listStories(
      @Nullable String policy,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable String cursor,
      Integer limit) {
    var organization = Callers.current().organization();
    var filters = new TreeMap<String, String>();
    if (policy != null) {
      filters.put("policy", policy);
    }
    if (from != null) {
      filters.put("from", from.toString());
    }
    if (to != null) {
      filters.put("to", to.toString());
    }
    var listing = Listing.of(organization, "stories", filters);
    var below = cursors.position(listing, cursor).map(Position::parse).orElse(null);
    var items = new ArrayList<StoryJson>();
    var none = new ArrayList<NoStoryJson>();
    var next =
        stories.latest(
            organization,
            new Filter(policy, from, to),
            below,
            Listing.limit(limit),
            told -> {
              switch (told) {
                case Story story -> items.add(StoryMapping.toApi(story));
                case NoStory other -> none.add(StoryMapping.toApi(other));
              }
            });
    var page =
        new StoryPageJson()
            .sentence(StoryWords.sum(items.size(), none.size(), next.isPresent()))
            .items(items)
            .none(none);
    next.ifPresent(position -> page.next(cursors.next(listing, position.toString())));
    return ResponseEntity.ok(page);
  }

  @Override
  public ResponseEntity<StoryJson> getStory(String id) {
    var told =
        stories
            .find(Callers.current().organization(), id)
            .orElseThrow(() ->
                new ServiceException(NOT_FOUND, "No proposal " + id + " has become a version"));
    return switch (told) {
      case Story story -> ResponseEntity.ok(StoryMapping.toApiWhole(story));
      case NoStory other ->
          throw new ServiceException(
              NOT_FOUND,
              "Version %d of %s is no story. %s"
                  .formatted(
                      other.version().version(), other.version().policy(), other.sentence()));
    };
  }
}
