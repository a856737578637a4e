<?php
// justinrainbow's JsonSchema says of every eighth case what the library says, by the draft-07 schemas. It lets a property
// "$schema" through anywhere, so a document that has one below its root is left out.
require '/usr/share/php/JsonSchema/autoload.php';

[, $root, $cases] = $argv;
$schemas = [];
$accepted = $refused = 0;
$skipped = 0;
foreach (new SplFileObject($cases) as $index => $line) {
    if ($line === '' || $index % 8) continue;
    if (preg_match('/.[{,]"\$schema"/', $line, $found, 0, strpos($line, '"document":{') + 12)) {
        $skipped++;
        continue;
    }
    $one = json_decode($line, false, 512, JSON_THROW_ON_ERROR);
    $path = "$root/docs/schema/1/draft-07/{$one->kind}.schema.json";
    $schemas[$one->kind] ??= (object) ['$ref' => "file://$path"];
    $validator = new JsonSchema\Validator();
    $validator->validate($one->document, $schemas[$one->kind]);
    if ($validator->isValid() !== $one->valid) {
        fwrite(STDERR, "PHP says " . json_encode($validator->getErrors()) . " of $line");
        exit(1);
    }
    $one->valid ? $accepted++ : $refused++;
}
echo "PHP justinrainbow draft-07: $accepted accepted, $refused refused, as by the library; $skipped left out\n";
