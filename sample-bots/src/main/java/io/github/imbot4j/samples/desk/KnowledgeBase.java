package io.github.imbot4j.samples.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Articles, and which of them answers a question: the one that shares most with it, where a word counts for the more the fewer
 * articles have it, and double if it is in a title or among the words an article names.
 */
record KnowledgeBase(List<Article> articles) {

    /** So much has to be shared: one word that a single article is about, or two that only its text has. */
    private static final double ENOUGH = 2;

    KnowledgeBase {
        articles = List.copyOf(articles);
        if (articles.isEmpty()) {
            throw new IllegalArgumentException("There is no article; begin each with a line such as \"# Delivery\".");
        }
    }

    /** Reads articles as {@link Article#read} does, one after another. */
    static KnowledgeBase read(String text) {
        List<Article> articles = new ArrayList<>();
        for (String part : text.split("(?m)^# ", -1)) {
            if (!part.isBlank()) {
                articles.add(Article.read(part));
            }
        }
        return new KnowledgeBase(articles);
    }

    /** The article of a number in the menu, counted from 1. */
    Optional<Article> number(int number) {
        return number < 1 || number > articles.size() ? Optional.empty() : Optional.of(articles.get(number - 1));
    }

    Optional<Article> find(String question) {
        Set<String> asked = Article.words(question);
        ToDoubleFunction<Article> score = article -> asked.stream()
                .mapToDouble(word -> 2 * weight(word, article, Article::topics) + weight(word, article, Article::words))
                .sum();
        return articles.stream()
                .max(Comparator.comparingDouble(score))
                .filter(best -> score.applyAsDouble(best) >= ENOUGH);
    }

    /** Nothing if the article has not the word; else one, divided among all that have it. */
    private double weight(String word, Article article, Function<Article, Set<String>> part) {
        long having = articles.stream()
                .filter(one -> Article.has(part.apply(one), word))
                .count();
        return Article.has(part.apply(article), word) ? 1.0 / having : 0;
    }

    List<String> titles() {
        return articles.stream().map(Article::title).collect(Collectors.toUnmodifiableList());
    }
}
