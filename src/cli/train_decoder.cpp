// `entente train-decoder`: the model file, anew from its sources, the same to the byte.
#include <fstream>

#include "cli/console.hpp"
#include "cli/decoder_lesson.hpp"

namespace entente::cli {

namespace {

Result<std::string> train(const std::string& corpus) {
  const auto lesson = TRY(read_lesson(corpus));
  std::vector<const training::Prepared*> all;
  for (const auto& text : lesson.texts) all.push_back(&text);
  auto model = training::fit(all, {});
  training::calibrate(model, lesson.unseen, lesson.texts, precision_aimed_at);
  model.languages = training::learn_languages(lesson.examples);
  model.name = "signs " + std::to_string(lesson.examples.size());
  return language::write_model(model);
}

}  // namespace

void add_train_decoder(CLI::App& root, Console& console) {
  auto* command = root.add_subcommand("train-decoder", console.text("cli.help.train_decoder"));
  const auto& corpus = console.word(*command, "--corpus", "cli.decode.option.corpus");
  const auto& out = console.word(*command, "--out", "cli.decode.option.out");
  command->callback([&] {
    console.run = [&] {
      const auto model = train(corpus);
      if (!model) return console.fail(model.error());
      std::ofstream file(out, std::ios::binary);
      file.write(model->data(), static_cast<std::streamsize>(model->size()));
      file.close();
      if (!file) return console.fail(fault("cli.write", {{"file", out}}));
      console.say("cli.decode.trained", {{"file", out}, {"bytes", std::to_string(model->size())}});
      return Exit::ok;
    };
  });
}

}  // namespace entente::cli
