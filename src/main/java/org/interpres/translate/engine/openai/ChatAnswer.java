package org.interpres.translate.engine.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.interpres.article.Origin;
import org.interpres.translate.engine.EngineAnswer;
import org.interpres.translate.engine.EngineAnswer.Answered;
import org.interpres.translate.engine.EngineFault;
import org.interpres.translate.engine.http.HttpQuestion;
import org.jspecify.annotations.Nullable;

/** A chat completion that should hold translations. */
final class ChatAnswer {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final HttpQuestion question;
  private final JsonNode completion;

  ChatAnswer(HttpQuestion question, JsonNode completion) {
    this.question = question;
    this.completion = completion;
  }

  EngineAnswer read(@Nullable String glossary) {
    JsonNode choice = completion.at("/choices/0");
    switch (choice.path("finish_reason").asText()) {
      case "length" ->
          throw new EngineFault.TextRefused(
              question.name(),
              "was cut off at its limit of tokens; nothing of the answer is used",
              question.ids());
      case "content_filter" -> throw refused();
      default -> {
        // “stop”, or what a server of its own calls it: the shape of the answer decides.
      }
    }
    if (choice.at("/message/refusal").isTextual()) {
      throw refused();
    }
    Map<Integer, String> byNumber = translations(choice.at("/message/content").asText());
    Origin origin = new Origin(Origin.Kind.ENGINE, question.name(), model(), null);
    List<Answered> answers = new ArrayList<>();
    for (int i = 0; i < question.texts().size(); i++) {
      String target = byNumber.get(i + 1);
      if (target == null) {
        throw damaged("left out a text");
      }
      answers.add(new Answered(question.texts().get(i).restore(target), origin));
    }
    return new EngineAnswer(answers, glossary);
  }

  private Map<Integer, String> translations(String content) {
    JsonNode translations = json(content).path("translations");
    if (translations.size() != question.texts().size()) {
      throw damaged(
          "was asked for %d texts and answered %d"
              .formatted(question.texts().size(), translations.size()));
    }
    Map<Integer, String> byNumber = new HashMap<>();
    for (JsonNode translation : translations) {
      JsonNode text = translation.path("text");
      if (!translation.path("id").isInt() || !text.isTextual()) {
        throw damaged("answered a text without its number");
      }
      if (byNumber.put(translation.path("id").intValue(), text.textValue()) != null) {
        throw damaged("answered a text twice");
      }
    }
    return byNumber;
  }

  private JsonNode json(String content) {
    try {
      return JSON.readTree(content);
    } catch (JsonProcessingException e) {
      throw damaged("answered with what is not the JSON that it was asked for");
    }
  }

  private @Nullable String model() {
    String model = completion.path("model").asText();
    String fingerprint = completion.path("system_fingerprint").asText();
    String named = fingerprint.isEmpty() ? model : model + " " + fingerprint;
    return named.isEmpty() ? null : named;
  }

  private EngineFault refused() {
    return new EngineFault.TextRefused(
        question.name(), "declines to translate this text", question.ids());
  }

  private EngineFault damaged(String fault) {
    return new EngineFault.DamagedAnswer(question.name(), fault);
  }
}
