-- Written by hand: a brand holds the theme's tokens by their names, and a glossary; before, it held an accent and a radius in pixels.
UPDATE `organizations` SET `brand` = json_object('appearance', json_object('accent', json_extract(`brand`, '$.accent'), 'radius', CAST(json_extract(`brand`, '$.radius') AS INTEGER) || 'px'), 'glossary', json('{}'))
WHERE json_extract(`brand`, '$.accent') IS NOT NULL;
