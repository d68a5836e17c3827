package org.doubleloop.recommender.measure;

import static java.util.stream.Collectors.toMap;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.types.Binary;
import org.doubleloop.recommender.counts.Cell;
import org.doubleloop.recommender.fit.Fit;
import org.doubleloop.recommender.fit.Fit.Expected;
import org.doubleloop.recommender.fit.Fit.Rate;

/// Fits as documents: the options once, and for each cell their rates in that order, as bytes,
/// since there may be twenty thousand.
final class FitDocuments {
  private FitDocuments() {}

  static Document toDocument(Fit fit) {
    var options =
        fit.cells().values().stream()
            .flatMap(expected -> expected.options().keySet().stream())
            .distinct()
            .sorted()
            .toList();
    return new Document("trials", fit.trials())
        .append("successes", fit.successes())
        .append("dispersion", fit.dispersion())
        .append("options", options)
        .append(
            "cells",
            new TreeMap<>(fit.cells())
                .entrySet().stream()
                    .map(each -> cell(each.getKey(), each.getValue(), options))
                    .toList())
        .append(
            "weights",
            new TreeMap<>(fit.weights())
                .entrySet().stream()
                    .map(each ->
                        new Document("attribute", each.getKey()).append("weight", each.getValue()))
                    .toList());
  }

  private static Document cell(Cell cell, Expected expected, List<String> options) {
    var rates = ByteBuffer.allocate(options.size() * 2 * Double.BYTES);
    for (var option : options) {
      var rate = expected.options().getOrDefault(option, expected.common());
      rates.putDouble(rate.mean()).putDouble(rate.stretch());
    }
    return new Document(
            "traits",
            cell.traits().stream()
                .map(trait ->
                    new Document("attribute", trait.attribute()).append("value", trait.value()))
                .toList())
        .append("common", expected.common().mean())
        .append("stretch", expected.common().stretch())
        .append("weight", expected.weight())
        .append("rates", new Binary(rates.array()));
  }

  /// What was measured otherwise, before, is nothing.
  static Fit fit(Document document) {
    if (!document.containsKey("cells")) {
      return Fit.NONE;
    }
    var options = document.getList("options", String.class);
    var cells = new HashMap<Cell, Expected>();
    for (var each : document.getList("cells", Document.class)) {
      cells.put(cell(each), expected(each, options));
    }
    return new Fit(
        document.getLong("trials"),
        document.getDouble("successes"),
        document.getDouble("dispersion"),
        cells,
        document.getList("weights", Document.class).stream()
            .collect(toMap(each -> each.getString("attribute"), each -> each.getDouble("weight"))));
  }

  private static Cell cell(Document document) {
    var traits = new ArrayList<Cell.Trait>();
    for (var each : document.getList("traits", Document.class)) {
      traits.add(new Cell.Trait(each.getString("attribute"), each.getString("value")));
    }
    return new Cell(traits);
  }

  private static Expected expected(Document document, List<String> options) {
    var bytes = ByteBuffer.wrap(document.get("rates", Binary.class).getData());
    Map<String, Rate> rates = HashMap.newHashMap(options.size());
    for (var option : options) {
      rates.put(option, new Rate(bytes.getDouble(), bytes.getDouble()));
    }
    return new Expected(
        new Rate(document.getDouble("common"), document.getDouble("stretch")),
        document.getDouble("weight"),
        rates);
  }
}
