// Every known place name as a dictionary: it takes a while to be made, and who masks addresses does without it.
import { Words } from '../words/words.ts';
import { cities, districts, provinces } from './places.ts';

export const placeNames = new Words([...provinces, ...cities, ...districts]);
